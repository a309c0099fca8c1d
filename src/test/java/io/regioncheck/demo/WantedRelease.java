package io.regioncheck.demo;

import io.regioncheck.demo.region.Look;
import io.regioncheck.demo.region.Release;
import io.regioncheck.demo.region.Rollout;
import io.regioncheck.run.UsageError;
import java.util.stream.Collectors;

/** Reads {@code demo.release}: a release by its code name or series, or two of them with two dots between. */
final class WantedRelease {
    private static final String HALF_WAY = "..";

    private WantedRelease() {}

    /** @throws UsageError with those that there are, if it is no release that the demo can look like */
    static Rollout read(String text) {
        int dots = text.indexOf(HALF_WAY);
        if (dots < 0) {
            return Rollout.atRest(known(text, text));
        }
        Release source = known(text, text.substring(0, dots));
        Release target = known(text, text.substring(dots + HALF_WAY.length()));
        if (source.since(target)) {
            throw DemoSettings.refused(
                    "demo.release = " + text, "an upgrade from one release to a later one, such as kilo..mitaka");
        }
        return Rollout.halfWay(source, target);
    }

    private static Release known(String text, String name) {
        return Release.named(name)
                .filter(Look.known()::contains)
                .orElseThrow(() -> DemoSettings.refused(
                        "demo.release = " + text, names() + ", or two of them, from..to, for an upgrade half-way"));
    }

    private static String names() {
        return Look.known().stream()
                .map(release -> release.code() + (release.hasSeries() ? " (" + release.series() + ")" : ""))
                .collect(Collectors.joining(", "));
    }
}
