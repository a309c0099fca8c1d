package io.regioncheck.demo.compute;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** The two ways in which nova writes times, both of UTC. */
final class Times {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private Times() {}

    /** Returns {@code 2026-11-24T11:26:45Z}. */
    static String iso(Instant time) {
        return SECONDS.format(time);
    }

    /** Returns {@code 2026-11-24T11:26:45.000000}: MySQL keeps whole seconds. */
    static String plain(Instant time) {
        return MICROSECONDS.format(time.truncatedTo(ChronoUnit.SECONDS));
    }
}
