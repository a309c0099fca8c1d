package io.regioncheck.deadline;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again and again until the answer will do. */
public final class Poll {
    private final Duration first;
    private final Duration longest;

    private Poll(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    public static Poll every(Duration interval) {
        return new Poll(interval, interval);
    }

    /** What takes a moment is seen soon, and what takes long is not asked for all the time: each pause is half as long again. */
    public static Poll slowingFrom(Duration first, Duration longest) {
        return new Poll(first, longest);
    }

    /**
     * Returns the first answer that will do, or the last one before the deadline passed: the caller says what is wrong with it.
     *
     * @throws CancellationException if the thread is interrupted
     */
    public <T> T until(Deadline deadline, Supplier<T> question, Predicate<? super T> willDo) {
        Duration interval = first;
        while (true) {
            T answer = question.get();
            if (willDo.test(answer) || deadline.hasPassed()) {
                return answer;
            }
            Duration left = deadline.remaining();
            pause((left.compareTo(interval) < 0 ? left : interval).toNanos());
            Duration longer = interval.multipliedBy(3).dividedBy(2);
            interval = longer.compareTo(longest) < 0 ? longer : longest;
        }
    }

    /** A parked thread may wake before its time, for no reason. */
    private void pause(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted while waiting");
            }
        }
    }
}
