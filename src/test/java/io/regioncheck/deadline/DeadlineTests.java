package io.regioncheck.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A moment after which nothing is waited for. */
class DeadlineTests {
    @Test
    void remainingShrinksAndNeverGoesBelowZero() {
        Deadline deadline = Deadline.in(Duration.ofMinutes(1));

        assertThat(deadline.remaining()).isBetween(Duration.ofSeconds(59), Duration.ofMinutes(1));
        assertThat(deadline.hasPassed()).isFalse();
        assertThat(Deadline.in(Duration.ZERO).remaining()).isZero();
        assertThat(Deadline.in(Duration.ofSeconds(-5)).remaining()).isZero();
        assertThat(Deadline.in(Duration.ofSeconds(-5)).hasPassed()).isTrue();
    }

    @Test
    void earlierOfTwoCounts() {
        Deadline minute = Deadline.in(Duration.ofMinutes(1));

        assertThat(minute.atMost(Duration.ofSeconds(1)).remaining()).isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(minute.atMost(Duration.ofHours(1))).isSameAs(minute);
        assertThat(minute.atMost(Duration.ofSeconds(1)).total()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void centuriesAreNoOverflow() {
        Deadline never = Deadline.in(Duration.ofDays(999_999));

        assertThat(never.hasPassed()).isFalse();
        assertThat(never.remaining()).isGreaterThan(Duration.ofDays(365));
        assertThat(never.atMost(Duration.ofDays(999_999)).hasPassed()).isFalse();
        assertThat(never.atMost(Duration.ofSeconds(1)).remaining()).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void lengthIsPrintedInSeconds() {
        assertThat(Deadline.in(Duration.ofMinutes(2))).hasToString("120 s");
        assertThat(Deadline.in(Duration.ofMillis(500))).hasToString("0.5 s");
    }
}
