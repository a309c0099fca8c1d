package io.regioncheck.run;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Work on a thread of its own, so that a run can end without it: nothing that hangs keeps a run from reporting. */
final class Aside {
    private Aside() {}

    static <T> CompletableFuture<T> run(String name, Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            thread.start();
        });
    }

    /** Returns whether it is over in time, be it well or badly. */
    static boolean isOverWithin(Duration time, CompletableFuture<?> work) {
        try {
            work.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException failed) {
            return true;
        } catch (TimeoutException | InterruptedException late) {
            return false;
        }
    }
}
