package io.regioncheck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AttendanceTests {
    private final Attendance attendance = new Attendance(new Patience(Duration.ofMillis(50), Duration.ofMillis(100)));
    private final List<String> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        attendance.close();
        assertThat(Thread.interrupted())
                .as("an interrupt that outlives its check")
                .isFalse();
    }

    @Test
    void aCheckInTimeIsLeftAlone() {
        try (Attendance.Sitting sitting = attendance.enter()) {
            sitting.endAfter(Duration.ofMinutes(1), () -> told.add("ending"), told::add);
            assertThat(sitting.reason()).isEmpty();
        }
        assertThat(told).isEmpty();
    }

    @Test
    void aCheckBeyondItsDeadlineIsInterrupted() {
        try (Attendance.Sitting sitting = attendance.enter()) {
            sitting.endAfter(Duration.ZERO, () -> told.add("ending"), told::add);
            assertThat(isInterrupted()).isTrue();
            assertThat(sitting.reason()).hasValue("its deadline of 0 s passed");
        }
        assertThat(told).containsExactly("ending");
    }

    @Test
    void oneThatDoesNotObeyIsReported() {
        try (Attendance.Sitting sitting = attendance.enter()) {
            sitting.endAfter(Duration.ZERO, () -> {}, told::add);
            await().until(() -> !told.isEmpty());
        }
        assertThat(told).containsExactly("its deadline of 0 s passed");
    }

    @Test
    void theFirstReasonHolds() {
        attendance.endAll("SIGTERM");
        attendance.endAll("the run's deadline passed");
        assertThat(attendance.ended()).hasValue("SIGTERM");
        assertThat(attendance.end()).isCompleted();
        try (Attendance.Sitting sitting = attendance.enter()) {
            assertThat(sitting.reason()).hasValue("SIGTERM");
        }
    }

    @Test
    void anInterruptOfSomebodyElseIsKept() {
        try (Attendance.Sitting sitting = attendance.enter()) {
            Thread.currentThread().interrupt();
            assertThat(sitting.reason()).isEqualTo(Optional.empty());
        }
        assertThat(Thread.interrupted()).isTrue();
    }

    private static boolean isInterrupted() {
        try {
            new CountDownLatch(1).await();
            return false;
        } catch (InterruptedException interrupted) {
            return true;
        }
    }
}
