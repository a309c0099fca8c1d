package io.regioncheck.demo.weather;

import io.regioncheck.demo.http.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Chance that can be had again: the same seed, the same troubles. */
final class Chance {
    private final Random random;
    private final AtomicInteger carriedOut = new AtomicInteger();
    private final Map<String, Instant> tokens = new ConcurrentHashMap<>();
    private final CountDownLatch never = new CountDownLatch(1);

    Chance(long seed) {
        random = new Random(seed);
    }

    synchronized boolean strikes(double share) {
        return random.nextDouble() < share;
    }

    /** Carries a request out, or not; what it answers is lost. */
    void perhaps(Supplier<Answer> real) {
        Optional<Answer> lost = strikes(0.5) ? Optional.of(real.get()) : Optional.empty();
        lost.ifPresent(answer -> carriedOut.incrementAndGet());
    }

    /** Returns how long ago a token was first seen. */
    Duration age(String token) {
        Instant now = Instant.now();
        return Duration.between(tokens.computeIfAbsent(token, first -> now), now);
    }

    synchronized int below(int bound) {
        return random.nextInt(bound);
    }

    /** Returns a time of a log-normal distribution, as latencies are. */
    synchronized Duration latency(Duration median, double spread) {
        return Duration.ofMillis((long) (median.toMillis() * Math.exp(spread * random.nextGaussian())));
    }

    void wait(Duration time) {
        try {
            never.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
