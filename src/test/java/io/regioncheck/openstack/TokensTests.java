package io.regioncheck.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The token of a run: one for all, a new one when it must be. */
@Timeout(20)
class TokensTests {
    private final FakeCloud fake = FakeCloud.start();
    private final Cloud cloud = fake.open();

    @AfterEach
    void close() {
        cloud.close();
        fake.close();
    }

    @Test
    void oneTokenServesManyCalls() {
        cloud.images().list();
        cloud.images().list();

        assertThat(fake.keystone().issued()).isEqualTo(1);
    }

    @Test
    void revokedTokenIsRenewedOnceForAllThreads() throws Exception {
        cloud.images().list();
        fake.keystone().revokeAll();

        onThreads(8, () -> cloud.images().list());

        assertThat(fake.keystone().issued()).isEqualTo(2);
    }

    @Test
    void refusalOfANewTokenIsFinal() {
        cloud.images().list();
        fake.always("GET", "/v2/images", Twist.status(401));

        Failing.with(CallFailed.Kind.UNAUTHORIZED, () -> cloud.images().list());

        assertThat(fake.keystone().issued()).isEqualTo(2);
        assertThat(fake.asked("GET", "/v2/images")).hasSize(3);
    }

    @Test
    void tokenNearItsEndIsRenewedBeforeItIsUsed() {
        fake.keystone().lifetimeOfTokens(Duration.ofSeconds(61));
        cloud.images().list();

        await().atMost(Duration.ofSeconds(15)).until(() -> {
            cloud.images().list();
            return fake.keystone().issued() > 1;
        });
        assertThat(fake.asked("GET", "/v2/images"))
                .allMatch(call -> call.token().isPresent());
    }

    @Test
    void keystoneWithAnotherClockIsNotAskedForEachCall() {
        fake.keystone().clockAheadBy(Duration.ofHours(-2));
        cloud.images().list();
        cloud.images().list();

        assertThat(fake.keystone().issued()).isEqualTo(1);
    }

    @Test
    void wrongPasswordIsOfferedOnce() throws Exception {
        try (Cloud wrong = Cloud.of(fake.environment().password("guess").build())) {
            onThreads(
                    8,
                    () -> Failing.with(
                            CallFailed.Kind.UNAUTHORIZED, () -> wrong.images().list()));

            assertThat(fake.asked("POST", "/auth/tokens")).hasSize(1);
        }
    }

    @Test
    void keystoneThatRestartsIsAskedAgain() {
        fake.once("POST", "/auth/tokens", Twist.lostAnswer()).once("POST", "/auth/tokens", Twist.status(502));

        assertThat(cloud.images().list()).isEmpty();
        assertThat(fake.asked("POST", "/auth/tokens")).hasSize(3);
    }

    @Test
    void answerWithoutTokenIsMalformed() {
        fake.always("POST", "/auth/tokens", Twist.body(201, "{\"token\": {}}"));

        CallFailed failed =
                Failing.with(CallFailed.Kind.MALFORMED, () -> cloud.images().list());

        assertThat(failed.answered()).contains("X-Subject-Token");
    }

    @Test
    void issuedTokenCanBeValidatedAndLeavesTheRunsOwnAlone() {
        cloud.images().list();
        Token other = cloud.identity().issue();

        assertThat(cloud.identity().validate(other).projectId()).isEqualTo(FakeKeystone.PROJECT);
        cloud.images().list();
        assertThat(fake.asked("GET", "/v2/images"))
                .extracting(FakeCloud.Asked::token)
                .containsOnly(fake.asked("GET", "/v2/images").get(0).token());
    }

    private static void onThreads(int number, Runnable task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(number);
        CountDownLatch ready = new CountDownLatch(number);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                all.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    task.run();
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
