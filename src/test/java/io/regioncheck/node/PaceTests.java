package io.regioncheck.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Time passes only as fast as we get to work. */
@Timeout(30)
class PaceTests {
    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private final ExecutorService others = Executors.newSingleThreadExecutor();
    private final Pace pace = new Pace(threads);
    private final AtomicInteger ticks = new AtomicInteger();

    @AfterEach
    void stop() {
        threads.shutdownNow();
        others.shutdownNow();
    }

    @Test
    void standsStillWhileThreadsAreBusy() {
        CountDownLatch busy = new CountDownLatch(1);
        threads.execute(() -> {
            try {
                busy.await();
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
        AtomicInteger elsewhere = new AtomicInteger();

        pace.watch(() -> ticks.incrementAndGet() > 0);
        new Pace(others).watch(() -> elsewhere.incrementAndGet() > 0);

        await().until(() -> elsewhere.get() >= 10);
        assertThat(ticks).hasValue(0);

        busy.countDown();
        int before = elsewhere.get();
        await().until(() -> ticks.get() >= 3);
        assertThat(elsewhere.get() - before)
                .as("what was missed is not made up for")
                .isGreaterThanOrEqualTo(1);
    }

    @Test
    void ticksAgainForWhoComesLater() {
        AtomicInteger later = new AtomicInteger();
        pace.watch(() -> ticks.incrementAndGet() < 2);
        await().until(() -> ticks.get() == 2);

        pace.watch(() -> later.incrementAndGet() < 3);

        await().until(() -> later.get() == 3);
        assertThat(ticks).as("nobody is asked who does not wait any more").hasValue(2);
    }
}
