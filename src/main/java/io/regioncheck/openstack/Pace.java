package io.regioncheck.openstack;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets at most so many requests start in a second, evenly spaced once a short burst is used up. */
final class Pace {
    private final long gapNanos;
    private final long burstNanos;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition never = lock.newCondition();
    private long next = System.nanoTime();

    Pace(int perSecond) {
        gapNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
        burstNanos = TimeUnit.MILLISECONDS.toNanos(500);
    }

    void await() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long now = System.nanoTime();
            next = Math.max(next + gapNanos, now - burstNanos);
            long wait = next - now;
            while (wait > 0) {
                wait = never.awaitNanos(wait);
            }
        } finally {
            lock.unlock();
        }
    }
}
