package io.regioncheck.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Asking again and again. */
@Timeout(10)
class PollTests {
    private final AtomicInteger questions = new AtomicInteger();

    @Test
    void firstAnswerThatWillDoIsReturnedAtOnce() {
        Instant begun = Instant.now();
        int answer = Poll.every(Duration.ofSeconds(5))
                .until(Deadline.in(Duration.ofMinutes(1)), questions::incrementAndGet, number -> number == 1);

        assertThat(answer).isEqualTo(1);
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void questionIsAskedUntilItsAnswerWillDo() {
        assertThat(ask(Deadline.in(Duration.ofMinutes(1)), 4)).isEqualTo(4);
    }

    @Test
    void lastAnswerBeforeTheDeadlineIsReturned() {
        int answer = ask(Deadline.in(Duration.ofMillis(100)), Integer.MAX_VALUE);

        assertThat(answer).isEqualTo(questions.get()).isGreaterThan(2);
    }

    @Test
    void questionIsAskedOnceMoreAtTheDeadlineAndNotAfterAWholeInterval() {
        Instant begun = Instant.now();
        Poll.every(Duration.ofHours(1))
                .until(Deadline.in(Duration.ofMillis(100)), questions::incrementAndGet, number -> false);

        assertThat(questions).hasValue(2);
        assertThat(Duration.between(begun, Instant.now())).isBetween(Duration.ofMillis(100), Duration.ofSeconds(2));
    }

    @Test
    void pausesGrowUpToTheLongest() {
        Instant begun = Instant.now();
        Poll.slowingFrom(Duration.ofMillis(40), Duration.ofMillis(90))
                .until(Deadline.in(Duration.ofMinutes(1)), questions::incrementAndGet, number -> number == 5);

        // 40 + 60 + 90 + 90
        assertThat(Duration.between(begun, Instant.now())).isBetween(Duration.ofMillis(280), Duration.ofSeconds(5));
    }

    @Test
    void deadlineThatHasPassedStillAllowsOneQuestion() {
        assertThat(ask(Deadline.in(Duration.ZERO), 7)).isEqualTo(1);
    }

    @Test
    void interruptEndsTheWaiting() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> ask(Deadline.in(Duration.ofMinutes(1)), 7)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private int ask(Deadline deadline, int wanted) {
        return Poll.every(Duration.ofMillis(10))
                .until(deadline, questions::incrementAndGet, number -> number == wanted);
    }
}
