package io.regioncheck.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.regioncheck.deadline.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One list serves all who wait. */
@Timeout(20)
class ServerWatchTests {
    private static final String LIST = "/servers/detail";
    private static final Duration INTERVAL = Duration.ofMillis(150);

    private final FakeCloud fake = FakeCloud.start();
    private final FakeRegion region = fake.region();
    private final Cloud cloud = fake.open();
    private final ServerWatch watch = new ServerWatch(cloud.compute(), "regioncheck-0123abcd-", INTERVAL);

    @AfterEach
    void close() {
        cloud.close();
        fake.close();
    }

    @Test
    void fiftyWaitersCostOneListPerInterval() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            ids.add(building("server-" + i));
        }
        Instant begun = Instant.now();
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try {
            List<Future<Optional<Server>>> waiting = new ArrayList<>();
            for (String id : ids) {
                waiting.add(threads.submit(() -> watch.await(id, soon(), ServerWatchTests::isActive)));
            }
            await().until(() -> fake.asked("GET", LIST).size() >= 3);
            ids.forEach(id -> region.thing(id).put("status", "ACTIVE"));
            for (Future<Optional<Server>> one : waiting) {
                assertThat(one.get().map(Server::status)).contains("ACTIVE");
            }
        } finally {
            threads.shutdownNow();
        }
        long intervals = Duration.between(begun, Instant.now()).dividedBy(INTERVAL) + 1;
        assertThat(fake.asked("GET", LIST).size()).isBetween(4, (int) intervals + 1);
    }

    @Test
    void nobodyAsksWhileNobodyWaits() throws InterruptedException {
        watch.await(building("server"), soon(), server -> true);
        int before = fake.asked("GET", LIST).size();

        Thread.sleep(INTERVAL.multipliedBy(3).toMillis());

        assertThat(fake.asked("GET", LIST)).hasSize(before);
    }

    @Test
    void serverThatVanishesIsEmpty() {
        String id = building("server");
        CompletableFuture.runAsync(() -> {
            await().until(() -> !fake.asked("GET", LIST).isEmpty());
            region.vanish(id);
        });

        assertThat(watch.await(id, soon(), Optional::isEmpty)).isEmpty();
    }

    @Test
    void lastStateIsReturnedAtTheDeadline() {
        String id = building("server");

        assertThat(watch.await(id, Deadline.in(INTERVAL), ServerWatchTests::isActive)
                        .map(Server::status))
                .contains("BUILD");
    }

    @Test
    void listThatBeganBeforeTheServerWasMadeDoesNotCount() {
        CompletableFuture<Void> listed = new CompletableFuture<>();
        CompletableFuture<Void> goOn = new CompletableFuture<>();
        fake.once("GET", LIST, effect -> {
            var stale = effect.take();
            listed.complete(null);
            goOn.join();
            return stale;
        });
        CompletableFuture<Optional<Server>> first =
                CompletableFuture.supplyAsync(() -> watch.await("any", soon(), server -> true));
        listed.join();
        String made = building("new");
        CompletableFuture<Optional<Server>> second =
                CompletableFuture.supplyAsync(() -> watch.await(made, soon(), server -> true));
        CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS).execute(() -> goOn.complete(null));

        assertThat(first.join()).isEmpty();
        assertThat(second.join()).isPresent();
    }

    @Test
    void listThatFailsTwiceIsForgiven() {
        String id = building("server");
        fake.times(2, "GET", LIST, Twist.status(500));

        assertThat(watch.await(id, soon(), Optional::isPresent)).isPresent();
    }

    @Test
    void listThatFailsThreeTimesInARowIsReported() {
        String id = building("server");
        fake.always("GET", LIST, Twist.status(500));

        Failing.with(CallFailed.Kind.SERVER_ERROR, () -> watch.await(id, soon(), Optional::isPresent));

        assertThat(fake.asked("GET", LIST)).hasSize(3);
    }

    @Test
    void listThatFailsAtTheDeadlineIsReportedThen() {
        String id = building("server");
        fake.always("GET", LIST, Twist.status(500));

        Failing.with(
                CallFailed.Kind.SERVER_ERROR, () -> watch.await(id, Deadline.in(Duration.ZERO), Optional::isPresent));

        assertThat(fake.asked("GET", LIST)).hasSize(1);
    }

    @Test
    void watchGoesOnAfterAFailureWasReported() {
        String id = building("server");
        fake.times(3, "GET", LIST, Twist.status(500));
        assertThatThrownBy(() -> watch.await(id, soon(), Optional::isPresent)).isInstanceOf(CallFailed.class);

        assertThat(watch.await(id, soon(), Optional::isPresent)).isPresent();
    }

    @Test
    void interruptEndsTheOneWhoAsksAndAnotherTakesOver() throws Exception {
        String id = building("server");
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread asker = new Thread(() -> {
            try {
                watch.await(id, soon(), ServerWatchTests::isActive);
            } catch (CancellationException ended) {
                thrown.set(ended);
            }
        });
        asker.start();
        await().until(() -> !fake.asked("GET", LIST).isEmpty());
        CompletableFuture<Optional<Server>> other =
                CompletableFuture.supplyAsync(() -> watch.await(id, soon(), ServerWatchTests::isActive));

        asker.interrupt();
        asker.join(2_000);
        region.thing(id).put("status", "ACTIVE");

        assertThat(thrown.get()).isInstanceOf(CancellationException.class);
        assertThat(other.get()).isPresent();
    }

    private String building(String name) {
        String id = region.put("servers", "regioncheck-0123abcd-" + name);
        region.thing(id).put("status", "BUILD");
        return id;
    }

    private static boolean isActive(Optional<Server> server) {
        return server.map(known -> known.status().equals("ACTIVE")).orElse(false);
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(10));
    }
}
