package io.regioncheck.checks.messaging;

import io.regioncheck.checks.messaging.TheilSen.Point;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether the memory of a node grows, which it does only if that is beyond doubt: over a window long enough, by more than a garbage
 * collector or a wave of clients makes of it, and in each half of the window by itself, so that a step is no growth.
 *
 * @param slope in bytes a second, with its confidence; empty for too few samples
 * @param window between the first and the last sample
 * @param gained in bytes over the window, at the lower end of the confidence
 */
record MemoryGrowth(Optional<TheilSen> slope, Duration window, double gained, boolean inEachHalf) {

    /** @param samples bytes at seconds, in order */
    static MemoryGrowth of(List<Point> samples) {
        if (samples.isEmpty()) {
            return new MemoryGrowth(Optional.empty(), Duration.ZERO, 0, false);
        }
        double seconds = samples.get(samples.size() - 1).time() - samples.get(0).time();
        Optional<TheilSen> slope = TheilSen.of(samples);
        double gained = slope.map(line -> Math.max(0, line.low()) * seconds).orElse(0.0);
        int middle = samples.size() / 2;
        boolean both = grows(samples.subList(0, middle)) && grows(samples.subList(middle, samples.size()));
        return new MemoryGrowth(slope, Duration.ofMillis((long) (1000 * seconds)), gained, both);
    }

    private static boolean grows(List<Point> samples) {
        return TheilSen.of(samples).map(line -> line.low() > 0).orElse(false);
    }

    boolean isBeyondDoubt(Duration leastWindow, double leastGain) {
        return window.compareTo(leastWindow) >= 0 && gained >= leastGain && inEachHalf;
    }

    /** Returns how long it takes to gain so many bytes more, if it grows. */
    Optional<Duration> until(double bytes) {
        return slope.filter(line -> line.slope() > 0)
                .map(line -> Duration.ofSeconds((long) Math.min(1e9, Math.max(0, bytes) / line.slope())));
    }
}
