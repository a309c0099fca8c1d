package io.regioncheck.deadline;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again and again until the answer will do. */
public final class Poll {
    private final Duration interval;

    private Poll(Duration interval) {
        this.interval = interval;
    }

    public static Poll every(Duration interval) {
        return new Poll(interval);
    }

    /**
     * Returns the first answer that will do, or the last one before the deadline passed: the caller says what is wrong with it.
     *
     * @throws CancellationException if the thread is interrupted
     */
    public <T> T until(Deadline deadline, Supplier<T> question, Predicate<? super T> willDo) {
        while (true) {
            T answer = question.get();
            if (willDo.test(answer) || deadline.hasPassed()) {
                return answer;
            }
            Duration left = deadline.remaining();
            LockSupport.parkNanos(this, (left.compareTo(interval) < 0 ? left : interval).toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted while waiting");
            }
        }
    }
}
