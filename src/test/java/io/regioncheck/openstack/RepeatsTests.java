package io.regioncheck.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent again, and what is not. */
@Timeout(20)
class RepeatsTests {
    private final FakeCloud fake = FakeCloud.start();
    private final Cloud cloud = fake.open();

    @AfterEach
    void close() {
        cloud.close();
        fake.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void readIsRepeatedAfterAPassingRefusal(int status) {
        fake.once("GET", "/v2/images", Twist.status(status));

        assertThat(cloud.images().list()).isEmpty();
        assertThat(fake.asked("GET", "/v2/images")).hasSize(2);
    }

    @Test
    void readIsRepeatedAfterABrokenConnection() {
        fake.once("GET", "/v2/images", Twist.unheard());

        assertThat(cloud.images().list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 504})
    void removalIsRepeatedAfterAPassingRefusal(int status) {
        String id = fake.region().put("images", "old");
        fake.once("DELETE", id, Twist.status(status));

        cloud.images().delete(id);

        assertThat(fake.region().names("images")).isEmpty();
    }

    @Test
    void removalWhoseAnswerWasLostFindsNothingTheSecondTimeAndIsContent() {
        String id = fake.region().put("images", "old");
        fake.once("DELETE", id, Twist.lostAnswer());

        cloud.images().delete(id);

        assertThat(fake.asked("DELETE", id)).hasSize(2);
    }

    @Test
    void serviceThatStaysAwayIsGivenUp() {
        fake.always("GET", "/v2/images", Twist.status(503));

        Failing.with(CallFailed.Kind.SERVER_ERROR, () -> cloud.images().list());

        assertThat(fake.asked("GET", "/v2/images")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 409, 500})
    void settledAnswerIsNotAskedForAgain(int status) {
        fake.always("GET", "/v2/images", Twist.status(status));

        assertThatThrownBy(() -> cloud.images().list()).isInstanceOf(CallFailed.class);

        assertThat(fake.asked("GET", "/v2/images")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void creationThatWasNotTakenIsRepeated(int status) {
        fake.once("POST", "/v2/images", Twist.status(status));

        cloud.images().create("new");

        assertThat(fake.region().names("images")).containsExactly("new");
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 504})
    void creationThatABalancerGaveUpOnIsNotRepeated(int status) {
        fake.always("POST", "/v2/images", Twist.doneBut(status));

        CallFailed failed =
                Failing.with(CallFailed.Kind.SERVER_ERROR, () -> cloud.images().create("new"));

        assertThat(failed.mayHaveBeenCarriedOut()).isTrue();
        assertThat(failed.advice()).contains("may have carried it out");
        assertThat(fake.region().names("images")).containsExactly("new");
    }

    @Test
    void errorOfTheDaemonItselfIsSettled() {
        fake.always("POST", "/v2/images", Twist.status(500));

        CallFailed failed =
                Failing.with(CallFailed.Kind.SERVER_ERROR, () -> cloud.images().create("new"));

        assertThat(failed.mayHaveBeenCarriedOut()).isFalse();
    }

    @Test
    void creationWhoseConnectionBrokeHasAnUnknownOutcome() {
        fake.always("POST", "/v2/images", Twist.lostAnswer());

        CallFailed failed = Failing.with(
                CallFailed.Kind.OUTCOME_UNKNOWN, () -> cloud.images().create("new"));

        assertThat(failed.mayHaveBeenCarriedOut()).isTrue();
        assertThat(fake.asked("POST", "/v2/images")).hasSize(1);
    }

    @Test
    void creationWhoseAnswerBreaksOffHasAnUnknownOutcome() {
        fake.once("POST", "/v2/images", Twist.cutAnswer());

        Failing.with(CallFailed.Kind.OUTCOME_UNKNOWN, () -> cloud.images().create("new"));
    }

    @Test
    void secondsToWaitAreHonoured() {
        fake.once("GET", "/v2/images", Twist.status(503, "Retry-After", "1"));
        Instant begun = Instant.now();

        cloud.images().list();

        assertThat(Duration.between(begun, Instant.now())).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(4));
    }

    @Test
    void dateToWaitForIsHonoured() {
        Instant now = Instant.parse("2026-03-01T10:00:00Z");
        String date =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(now.plusSeconds(7).atOffset(ZoneOffset.UTC));

        assertThat(RetryAfter.parse(date, now)).contains(Duration.ofSeconds(7));
        assertThat(RetryAfter.parse(date, now.plusSeconds(60))).contains(Duration.ZERO);
        assertThat(RetryAfter.parse("soon", now)).isEmpty();
        assertThat(RetryAfter.parse("-1", now)).isEmpty();
    }

    @Test
    void serviceThatAsksForAnHourIsNotWaitedForSoLong() {
        Repeats repeats = new Repeats(Duration.ofMillis(200));
        AtomicInteger tries = new AtomicInteger();
        Instant begun = Instant.now();

        assertThatThrownBy(() -> repeats.run(() -> {
                    tries.incrementAndGet();
                    throw Repeats.after(Optional.of(Duration.ofHours(1)), busy());
                }))
                .isInstanceOf(CallFailed.class);

        assertThat(Duration.between(begun, Instant.now())).isBetween(Duration.ofMillis(250), Duration.ofSeconds(10));
        assertThat(tries).hasValueBetween(2, 3);
    }

    @Test
    void interruptEndsTheWaiting() {
        Repeats repeats = new Repeats(Duration.ofSeconds(20));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> repeats.run(() -> {
                    throw Repeats.after(Optional.of(Duration.ofSeconds(20)), busy());
                }))
                .isInstanceOf(CancellationException.class);

        assertThat(Thread.interrupted()).isTrue();
    }

    private static CallFailed busy() {
        return Failures.answered("GET x", 503, "", Optional.empty(), true);
    }
}
