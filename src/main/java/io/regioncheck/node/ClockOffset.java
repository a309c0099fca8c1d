package io.regioncheck.node;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a host's clock is ahead of ours.
 *
 * @param ahead negative if it is behind
 * @param doubt how much more or less it may be: half of the time that the question took
 */
public record ClockOffset(Duration ahead, Duration doubt) {

    /** @param host what the host's clock showed at a moment between {@code asked} and {@code answered} by ours */
    public static ClockOffset of(Instant asked, Instant host, Instant answered) {
        Duration doubt = Duration.between(asked, answered).dividedBy(2);
        return new ClockOffset(Duration.between(asked.plus(doubt), host), doubt);
    }
}
