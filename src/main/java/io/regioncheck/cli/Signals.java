package io.regioncheck.cli;

import io.regioncheck.check.Verdict;
import io.regioncheck.environment.Launch;
import io.regioncheck.run.Interruption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into an {@link Interruption}, and keeps the JVM until the runs have cleaned up and reported; then it exits
 * with the code of an interrupted run.
 */
final class Signals implements AutoCloseable {
    /** Cleanup has its own deadlines; this one only keeps a broken one from holding the process for ever. */
    private static final Duration LONGEST = Duration.ofMinutes(8);

    private final Interruption interruption = new Interruption();
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "interruption");

    private Signals() {}

    static Signals watch() {
        Signals signals = new Signals();
        Runtime.getRuntime().addShutdownHook(signals.hook);
        return signals;
    }

    Interruption interruption() {
        return interruption;
    }

    private void interrupt() {
        interruption.ask("interrupted");
        System.err.println("interrupted: cleaning up what this run created");
        boolean clean = false;
        try {
            clean = done.await(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
        if (!clean) {
            System.err.println(
                    "cleanup did not end: type " + Launch.ofThisProcess().command("clean", Map.of("env", "NAME")));
        }
        System.out.flush();
        Runtime.getRuntime().halt(Verdict.INTERRUPTED.exitCode());
    }

    @Override
    public void close() {
        done.countDown();
        if (interruption.asked().isEmpty()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
