package io.regioncheck.demo.host;

import java.time.Instant;
import java.util.Locale;

/** The time as {@code date +%s.%N} shows it. */
public final class HostTime {
    private HostTime() {}

    public static String shown(Instant time) {
        return String.format(Locale.ROOT, "%d.%09d%n", time.getEpochSecond(), time.getNano());
    }
}
