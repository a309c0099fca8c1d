package io.regioncheck.demo.broker;

import java.util.Set;

/**
 * What a daemon's server serves on a topic, as an {@code oslo_messaging.Target} says it.
 *
 * @param namespace empty for none
 * @param version the highest that is served
 * @param methods those that the demo answers
 */
record Endpoint(String namespace, String version, Set<String> methods) {
    Endpoint {
        methods = Set.copyOf(methods);
    }

    /** Returns an endpoint of a version whose methods the demo does not carry out. */
    static Endpoint of(String version) {
        return new Endpoint("", version, Set.of());
    }

    /** As oslo_messaging/_utils.py of Zed: the same major, and not newer. */
    boolean accepts(String wanted) {
        String[] asked = wanted.split("\\.");
        String[] served = version.split("\\.");
        return asked.length > 1
                && asked[0].equals(served[0])
                && Integer.parseInt(asked[1]) <= Integer.parseInt(served[1]);
    }
}
