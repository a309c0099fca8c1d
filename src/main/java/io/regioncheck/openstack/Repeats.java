package io.regioncheck.openstack;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.function.CheckedSupplier;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Repeats a call that failed in passing: a few times, after a short pause or the one that the service asked for, and never for so
 * long that the deadline of those who wait would be lost on one call.
 */
final class Repeats {
    private static final int ATTEMPTS = 3;

    private final Duration longestWait;
    private final RetryPolicy<Object> policy;

    /** @param longestWait how long a service may ask us to wait; all tries together take half as long again at most */
    Repeats(Duration longestWait) {
        this.longestWait = longestWait;
        this.policy = RetryPolicy.builder()
                .handle(Again.class)
                .withMaxAttempts(ATTEMPTS)
                .withMaxDuration(longestWait.multipliedBy(3).dividedBy(2))
                .withDelayFn(attempt -> attempt.getLastException() instanceof Again again
                        ? shorter(again.asked.orElse(backOff(attempt.getAttemptCount())))
                        : Duration.ZERO)
                .build();
    }

    <T> T run(CheckedSupplier<T> call) {
        try {
            return Failsafe.with(policy).get(call);
        } catch (Again last) {
            throw last.failure;
        } catch (FailsafeException wrapped) {
            if (wrapped.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted before a call was repeated");
            }
            throw wrapped;
        }
    }

    /** Says that a failure may pass, after the time that the service asked for or a short while. */
    static Again after(Optional<Duration> asked, CallFailed failure) {
        return new Again(failure, asked);
    }

    private Duration shorter(Duration wait) {
        return wait.compareTo(longestWait) < 0 ? wait : longestWait;
    }

    /** About 200 ms after the first try, a second after the next. */
    private static Duration backOff(int tries) {
        long base = tries <= 1 ? 200 : 1000;
        return Duration.ofMillis(base / 2 + ThreadLocalRandom.current().nextLong(base));
    }

    /** A failure that may pass. */
    static final class Again extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final CallFailed failure;
        private final transient Optional<Duration> asked;

        private Again(CallFailed failure, Optional<Duration> asked) {
            super(failure);
            this.failure = failure;
            this.asked = asked;
        }
    }
}
