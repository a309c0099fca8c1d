package io.regioncheck.demo.placement;

import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.http.Request;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The microversion that a request asks for: 1.0 to 1.39, as Zed serves. */
record PlacementVersion(int minor) {
    static final int NEWEST = 39;

    private static final Pattern WANTED = Pattern.compile("placement (?:(\\d+)\\.(\\d+)|latest)");

    /** @throws Refusal 406 if the service does not have it */
    static PlacementVersion of(Request request) {
        Optional<String> header = request.header("OpenStack-API-Version").filter(text -> text.startsWith("placement "));
        if (header.isEmpty()) {
            return new PlacementVersion(0);
        }
        Matcher wanted = WANTED.matcher(header.get());
        if (!wanted.matches()) {
            throw new Refusal(400, "invalid version string: " + header.get().substring("placement ".length()));
        }
        if (wanted.group(1) == null) {
            return new PlacementVersion(NEWEST);
        }
        int minor = Integer.parseInt(wanted.group(2));
        if (!wanted.group(1).equals("1") || minor > NEWEST) {
            throw new Refusal(
                    406, "Invalid microversion: Unacceptable version header: " + wanted.group(1) + "." + minor);
        }
        return new PlacementVersion(minor);
    }

    boolean since(int wanted) {
        return minor >= wanted;
    }

    @Override
    public String toString() {
        return "1." + minor;
    }
}
