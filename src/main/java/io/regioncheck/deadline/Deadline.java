package io.regioncheck.deadline;

import java.time.Duration;

/** A moment after which nothing is waited for any more. Immutable; measured on the monotonic clock. */
public final class Deadline {
    /** Longer than any run, and short enough for sums of nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(10_000);

    private final long endNanos;
    private final Duration total;

    private Deadline(long endNanos, Duration total) {
        this.endNanos = endNanos;
        this.total = total;
    }

    public static Deadline in(Duration total) {
        Duration bounded = total.compareTo(LONGEST) < 0 ? total : LONGEST;
        return new Deadline(System.nanoTime() + bounded.toNanos(), total);
    }

    /** Returns the earlier of this deadline and one that starts now. */
    public Deadline atMost(Duration duration) {
        Deadline other = in(duration);
        return other.endNanos - endNanos < 0 ? other : this;
    }

    /** Returns what is left, zero once it has passed. */
    public Duration remaining() {
        long left = endNanos - System.nanoTime();
        return left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
    }

    public boolean hasPassed() {
        return endNanos - System.nanoTime() <= 0;
    }

    /** Returns the length that it was given, for messages: "not ACTIVE within 120 s". */
    public Duration total() {
        return total;
    }

    @Override
    public String toString() {
        boolean whole = total.toMillisPart() == 0 || total.toSeconds() >= 10;
        return (whole ? String.valueOf(total.toSeconds()) : String.valueOf(total.toMillis() / 1000.0)) + " s";
    }
}
