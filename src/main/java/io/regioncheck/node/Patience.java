package io.regioncheck.node;

import java.time.Duration;

/**
 * How long a host may take to let us in.
 *
 * @param silence how long it may do nothing that brings a login on, on the clock of {@link Pace}
 * @param inAll how long all of it may take, on anybody's clock
 */
record Patience(Duration silence, Duration inAll) {
    /** A login takes some hundredths of a second, and some tenths where the processor is short: with ten seconds of patience, one is much. */
    private static final int MUCH = 10;

    Patience {
        if (silence.compareTo(inAll) > 0) {
            silence = inAll;
        }
    }

    /** Returns the time in which a host that is well has let us in. */
    Duration usual() {
        return silence.dividedBy(MUCH);
    }
}
