package io.regioncheck.checks.rpc;

import java.time.Duration;
import java.util.Optional;

/** How long nothing was heard of a service, as steps: a thousand services that went together read the same. */
final class Silence {
    /** Five times what nova and cinder take for long, service_down_time = 60. */
    private static final Duration LONG = Duration.ofMinutes(5);

    private Silence() {}

    /** Returns whether it is heard of; one that has no heartbeat is not. */
    static boolean isHeard(Optional<Duration> silentFor) {
        return silentFor.filter(time -> time.compareTo(LONG) < 0).isPresent();
    }

    /** Returns words that end what is said of a service; empty while it is heard of, or has no heartbeat. */
    static String words(Optional<Duration> silentFor) {
        return silentFor
                .filter(time -> time.compareTo(LONG) >= 0)
                .map(time -> "; nothing was heard of it for more than " + step(time))
                .orElse("");
    }

    private static String step(Duration time) {
        if (time.toDays() > 0) {
            return time.toDays() >= 30 ? "a month" : "a day";
        }
        return time.toHours() > 0 ? "an hour" : "five minutes";
    }
}
