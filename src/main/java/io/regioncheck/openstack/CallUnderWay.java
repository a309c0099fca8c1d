package io.regioncheck.openstack;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A call that has begun and not ended.
 *
 * @param start in nanoseconds of {@link System#nanoTime()}
 */
record CallUnderWay(Ask ask, String url, Instant started, long start) {

    static CallUnderWay begin(Ask ask, String url) {
        return new CallUnderWay(ask, url, Instant.now(), System.nanoTime());
    }

    /** @param status empty if no answer came */
    Call ended(Optional<Integer> status, Optional<String> requestId) {
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        return new Call(ask.service(), ask.method(), url, status, requestId, started, duration);
    }
}
