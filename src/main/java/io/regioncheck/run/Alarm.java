package io.regioncheck.run;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does something once a time is over, unless it is closed before. */
final class Alarm implements AutoCloseable {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "run-deadline");
        thread.setDaemon(true);
        return thread;
    });

    Alarm then(Duration delay, Runnable action) {
        var unused = clock.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
