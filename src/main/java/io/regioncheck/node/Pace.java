package io.regioncheck.node;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * A clock that goes no faster than we get to work: it ticks on the threads that hear the hosts, behind what these have still to do. Where
 * this machine is too busy to read what a host has sent, the time is not the host's.
 */
final class Pace {
    static final Duration TICK = Duration.ofMillis(100);

    private final Executor threads;
    private final Queue<BooleanSupplier> watching = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean going = new AtomicBoolean();

    /** @param threads those that hear the hosts */
    Pace(Executor threads) {
        this.threads = threads;
    }

    /** Asks at each tick whether somebody waits any longer, until the answer is no. */
    void watch(BooleanSupplier stillWaits) {
        watching.add(stillWaits);
        if (going.compareAndSet(false, true)) {
            goOn();
        }
    }

    private void goOn() {
        CompletableFuture.delayedExecutor(TICK.toMillis(), TimeUnit.MILLISECONDS, threads)
                .execute(this::tick);
    }

    private void tick() {
        watching.removeIf(stillWaits -> !stillWaits.getAsBoolean());
        going.set(false);
        if (!watching.isEmpty() && going.compareAndSet(false, true)) {
            goOn();
        }
    }
}
