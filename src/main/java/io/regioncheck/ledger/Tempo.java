package io.regioncheck.ledger;

import java.time.Duration;

/**
 * How long cleaning up waits for what.
 *
 * @param round between two looks
 * @param stuck after so long without any thing going, those whose removal is refused are given up
 * @param late so long after a create was given up without an answer, it may still take effect: it may stand in the queue of a
 *     balancer or a worker, whose time-outs are of this size
 */
record Tempo(Duration round, Duration stuck, Duration late) {
    static final Tempo STANDARD = new Tempo(Duration.ofMillis(700), Duration.ofSeconds(40), Duration.ofSeconds(30));
}
