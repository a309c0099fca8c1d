package io.regioncheck.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.check.Outcome;
import io.regioncheck.check.RunResult;
import io.regioncheck.check.Verdict;
import io.regioncheck.demo.weather.Misbehaviour;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the services do on the wire: a run ends in time, is never healthy, says why, and leaves nothing. */
@Timeout(400)
@Execution(ExecutionMode.CONCURRENT)
class MisbehaviourTests {
    /** run-deadline of the demo's environments, and as long again for what is removed after it. */
    private static final Duration IN_TIME = Duration.ofMinutes(6);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void isNeverTakenForHealth(Misbehaviour how, TestReporter reporter) {
        DemoRun.Outcome outcome = new DemoRun(DemoSettings.likeTheLab().with(how), directory).smoke();
        RunResult result = outcome.results().get(0);
        reporter.publishEntry(how.id(), line(result, outcome));
        assertThat(result.duration()).isLessThan(IN_TIME);
        assertThat(result.verdict()).isIn(Verdict.UNHEALTHY, Verdict.UNVERIFIED);
        assertThat(result.checks())
                .filteredOn(check -> check.outcome() == Outcome.FAILED || check.outcome() == Outcome.UNVERIFIED)
                .isNotEmpty()
                .allSatisfy(check -> assertThat(
                                check.reason().isPresent() || !check.findings().isEmpty())
                        .isTrue());
        assertThat(outcome.left()).isEmpty();
        assertThat(result.leaked()).isEmpty();
    }

    private static String line(RunResult result, DemoRun.Outcome outcome) {
        return result.verdict() + " in " + result.duration().toSeconds() + " s, " + result.counts() + ", left "
                + outcome.left().size() + ", told " + result.leaked().size();
    }
}
