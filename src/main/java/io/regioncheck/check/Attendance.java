package io.regioncheck.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Knows which threads are in a check, and ends them: one when its deadline is over, all when the run is. A thread that does not obey
 * is left behind. Thread-safe.
 */
public final class Attendance implements AutoCloseable {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "check-deadlines");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<Thread, Sitting> present = new ConcurrentHashMap<>();
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final Patience patience;

    public Attendance(Patience patience) {
        this.patience = patience;
    }

    /** Ends all checks: those at work are interrupted, the others do not begin. The first reason holds. */
    public synchronized void endAll(String reason) {
        end.complete(reason);
        present.values().forEach(sitting -> sitting.end(end.join()));
    }

    /** Returns why no check may go on, if that is so. */
    public Optional<String> ended() {
        return end.isDone() ? Optional.of(end.join()) : Optional.empty();
    }

    /** Completes once all checks are told to end. */
    public CompletableFuture<?> end() {
        return end.copy();
    }

    /** Notes that the calling thread is in a check from now on. */
    synchronized Sitting enter() {
        Sitting sitting = new Sitting(Thread.currentThread());
        present.put(Thread.currentThread(), sitting);
        ended().ifPresent(sitting::end);
        return sitting;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private Future<?> after(Duration delay, Runnable action) {
        return clock.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** A thread in a check. */
    final class Sitting implements AutoCloseable {
        private final Thread thread;
        private final List<Future<?>> alarms = new ArrayList<>();
        private Runnable onEnd = () -> {};
        private Consumer<String> onDisobedience = reason -> {};
        private Optional<String> reason = Optional.empty();
        private boolean over;

        private Sitting(Thread thread) {
            this.thread = thread;
        }

        /**
         * Limits the time of the check.
         *
         * @param ending is called before it is interrupted
         * @param disobedience is told why it should have ended, if it goes on in spite of that
         */
        synchronized void endAfter(Duration duration, Runnable ending, Consumer<String> disobedience) {
            onEnd = ending;
            onDisobedience = disobedience;
            String words = "its deadline of " + duration.toSeconds() + " s passed";
            alarms.add(after(duration.plus(patience.toFinish()), () -> end(words)));
        }

        private synchronized void end(String why) {
            if (!over && reason.isEmpty()) {
                reason = Optional.of(why);
                onEnd.run();
                thread.interrupt();
                alarms.add(after(patience.toObey(), () -> onDisobedience.accept(why)));
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
                alarms.forEach(alarm -> alarm.cancel(false));
                present.remove(thread);
            }
            if (Thread.interrupted() && reason().isEmpty()) {
                thread.interrupt();
            }
        }
    }
}
