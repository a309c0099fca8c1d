package io.regioncheck.node;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a host's clock is ahead of ours.
 *
 * @param ahead negative if it is behind
 * @param doubt how much more or less it may be: half of the time that the question took
 */
public record ClockOffset(Duration ahead, Duration doubt) {
    private static final Pattern SHOWN = Pattern.compile("([0-9]{1,12})\\.([0-9]{1,9})");

    /** Returns what a host's clock shows by {@code date +%s.%N}; nothing if that is something else. */
    static Optional<Instant> shown(String text) {
        Matcher shown = SHOWN.matcher(text.strip());
        return shown.matches()
                ? Optional.of(Instant.ofEpochSecond(
                        Long.parseLong(shown.group(1)), Long.parseLong((shown.group(2) + "00000000").substring(0, 9))))
                : Optional.empty();
    }

    /** @param host what the host's clock showed at a moment between {@code asked} and {@code answered} by ours */
    public static ClockOffset of(Instant asked, Instant host, Instant answered) {
        Duration doubt = Duration.between(asked, answered).dividedBy(2);
        return new ClockOffset(Duration.between(asked.plus(doubt), host), doubt);
    }
}
