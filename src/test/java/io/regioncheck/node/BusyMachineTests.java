package io.regioncheck.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.util.threads.CloseableExecutorService;
import org.apache.sshd.common.util.threads.ThreadUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A machine that does not get to listening has no right to call a host slow. */
@Timeout(60)
class BusyMachineTests {
    private static final Duration SILENCE = Duration.ofSeconds(1);

    @TempDir
    private Path directory;

    private final CountDownLatch busy = new CountDownLatch(1);
    private final CloseableExecutorService threads = ThreadUtils.newFixedThreadPool("busy", 1);

    private void keepBusy() {
        threads.execute(() -> {
            try {
                busy.await();
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Waits until so much time has passed elsewhere. */
    private static void pass(Duration time) {
        ExecutorService elsewhere = Executors.newSingleThreadExecutor();
        try {
            AtomicInteger ticks = new AtomicInteger();
            new Pace(elsewhere).watch(() -> ticks.incrementAndGet() > 0);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Pace.TICK.multipliedBy(ticks.get()).compareTo(time) >= 0);
        } finally {
            elsewhere.shutdownNow();
        }
    }

    @Test
    void hostIsNotGivenUpForTimeInWhichNobodyListened() throws Exception {
        KeyPair key = FakeHost.ed25519();
        try (FakeHost host = new FakeHost(directory, key)) {
            Connections connections =
                    new Connections(new Patience(SILENCE, Duration.ofSeconds(30)), Optional.empty(), threads);
            keepBusy();

            CompletableFuture<ClientSession> opening = connections.begin(host.node(host.knownHosts()), new Progress());
            pass(SILENCE.multipliedBy(3));
            assertThat(opening).isNotDone();

            busy.countDown();
            assertThat(opening.get(20, TimeUnit.SECONDS).isAuthenticated()).isTrue();
            connections.close();
        }
    }

    @Test
    void machineThatNeverListensIsNamedAsTheReason() throws Exception {
        KeyPair key = FakeHost.ed25519();
        try (FakeHost host = new FakeHost(directory, key)) {
            Connections connections =
                    new Connections(new Patience(SILENCE, Duration.ofSeconds(2)), Optional.empty(), threads);
            keepBusy();

            CompletableFuture<ClientSession> opening = connections.begin(host.node(host.knownHosts()), new Progress());

            assertThat(opening)
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .withMessageContaining("within 2 s")
                    .withMessageContaining("the machine that asks was too busy to listen")
                    .havingCause()
                    .isInstanceOfSatisfying(
                            NodeUnreachable.class,
                            unreachable ->
                                    assertThat(unreachable.isForTimeAlone()).isTrue());
            busy.countDown();
            connections.close();
        }
    }
}
