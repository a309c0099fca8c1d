package io.regioncheck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedTests {
    private final Shared shared = new Shared();
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void whatManyWantAtOnceIsMadeOnce() throws Exception {
        ExecutorService checks = Executors.newFixedThreadPool(16);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<String>> all = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            all.add(checks.submit(() -> {
                go.await();
                return shared.get(String.class, "network", () -> "network " + made.incrementAndGet());
            }));
        }
        go.countDown();
        for (Future<String> one : all) {
            assertThat(one.get()).isEqualTo("network 1");
        }
        checks.shutdownNow();
    }

    @Test
    void whatCannotBeMadeFailsForAllAndIsNotTriedAgain() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> shared.get(String.class, "network", () -> {
                        made.incrementAndGet();
                        throw new CouldNotVerify("no network");
                    }))
                    .isInstanceOf(CouldNotVerify.class)
                    .hasMessage("no network");
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void namesAndTypesAreKeptApart() {
        assertThat(shared.get(String.class, "a", () -> "one")).isEqualTo("one");
        assertThat(shared.get(String.class, "b", () -> "two")).isEqualTo("two");
        assertThat(shared.get(Integer.class, "a", () -> 3)).isEqualTo(3);
    }

    @Test
    void oneWhoWaitsForTheMakerCanBeEnded() {
        CountDownLatch never = new CountDownLatch(1);
        CompletableFuture<Void> maker = CompletableFuture.runAsync(() -> shared.get(String.class, "slow", () -> {
            made.incrementAndGet();
            awaitQuietly(never);
            return "late";
        }));
        while (made.get() == 0) {
            Thread.onSpinWait();
        }
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> shared.get(String.class, "slow", () -> "mine"))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        never.countDown();
        maker.join();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new CancellationException();
        }
    }
}
