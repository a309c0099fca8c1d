package io.regioncheck.check;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Knows which threads are in a check, and ends them: one when its deadline is over, all when the run is. Thread-safe. */
public final class Attendance implements AutoCloseable {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "check-deadlines");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<Thread, Sitting> present = new ConcurrentHashMap<>();
    private volatile Optional<String> ended = Optional.empty();

    /** Ends all checks: those at work are interrupted, the others do not begin. The first reason holds. */
    public synchronized void endAll(String reason) {
        if (ended.isEmpty()) {
            ended = Optional.of(reason);
        }
        present.values().forEach(sitting -> sitting.end(reason));
    }

    /** Returns why no check may go on, if that is so. */
    public Optional<String> ended() {
        return ended;
    }

    /** Notes that the calling thread is in a check from now on. */
    synchronized Sitting enter() {
        Sitting sitting = new Sitting(Thread.currentThread());
        present.put(Thread.currentThread(), sitting);
        ended.ifPresent(sitting::end);
        return sitting;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /** A thread in a check. */
    final class Sitting implements AutoCloseable {
        private final Thread thread;
        private Optional<ScheduledFuture<?>> alarm = Optional.empty();
        private Optional<String> reason = Optional.empty();
        private boolean over;

        private Sitting(Thread thread) {
            this.thread = thread;
        }

        synchronized void endAfter(Duration duration) {
            String words = "its deadline of " + duration.toSeconds() + " s passed";
            alarm = Optional.of(clock.schedule(() -> end(words), duration.toNanos(), TimeUnit.NANOSECONDS));
        }

        private synchronized void end(String why) {
            if (!over && reason.isEmpty()) {
                reason = Optional.of(why);
                thread.interrupt();
            }
        }

        /** Returns why the check was ended, if it was. */
        synchronized Optional<String> reason() {
            return reason;
        }

        /** Leaves; an interrupt that came for this check does not reach what the thread does next. */
        @Override
        public void close() {
            synchronized (this) {
                over = true;
                alarm.ifPresent(scheduled -> scheduled.cancel(false));
                present.remove(thread);
            }
            if (Thread.interrupted() && reason().isEmpty()) {
                thread.interrupt();
            }
        }
    }
}
