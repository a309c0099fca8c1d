package io.regioncheck.node.software;

import java.util.Comparator;

/** Who keeps a host's packages. */
public enum PackageSystem {
    DPKG(new DebianOrder()),
    RPM(new RpmOrder());

    private final Comparator<String> order;

    PackageSystem(Comparator<String> order) {
        this.order = order;
    }

    /** Returns the order of its versions, epochs and revisions included; any text has a place in it. */
    public Comparator<String> order() {
        return order;
    }

    /** Returns the version that the project gave it: {@code 26.2.2} of {@code 2:26.2.2-1~deb12u5}, {@code 2.5.0} of {@code 2.5.0+dfsg1-1}. */
    public static String upstream(String version) {
        String rest = version.substring(version.indexOf(':') + 1);
        int dash = rest.lastIndexOf('-');
        String upstream = dash < 0 ? rest : rest.substring(0, dash);
        int suffix = suffix(upstream);
        return suffix < 0 ? upstream : upstream.substring(0, suffix);
    }

    /** What distributions add to say that they left something out of the source. */
    private static int suffix(String upstream) {
        int plus = upstream.indexOf('+');
        return plus < 0 ? upstream.indexOf(".dfsg") : plus;
    }
}
