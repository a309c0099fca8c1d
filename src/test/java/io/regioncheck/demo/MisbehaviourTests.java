package io.regioncheck.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Outcome;
import io.regioncheck.check.RunResult;
import io.regioncheck.check.Verdict;
import io.regioncheck.demo.weather.Misbehaviour;
import io.regioncheck.run.Suites;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the services do on the wire: a run ends in time, is never healthy, says the true cause, and leaves nothing. */
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
class MisbehaviourTests {
    /** run-deadline of the demo's environments and as long again for what is removed after it, on a machine that is busy. */
    private static final Duration IN_TIME = Duration.ofMinutes(8);

    /** What some finding or reason must say. */
    private static final String GATE = "before-ovs-agent-restart";

    private static final Map<Misbehaviour, String> CAUSES = Map.of(
            Misbehaviour.LATENCY, "(?i)timeout|timed out|within \\d+",
            Misbehaviour.THROTTLED, "\\b429\\b",
            Misbehaviour.ERRORS, "\\b500\\b",
            Misbehaviour.UNAVAILABLE, "\\b503\\b",
            Misbehaviour.RESETS, "(?i)reset|unexpected end of stream|EOF",
            Misbehaviour.TRUNCATED, "(?i)unexpected end of stream|EOF|truncated|cut off",
            Misbehaviour.MALFORMED, "(?i)json|malformed",
            Misbehaviour.EXPIRING_TOKENS, "\\b401\\b",
            Misbehaviour.FOREIGN_KEYSTONE, "ElsewhereRegionOne",
            Misbehaviour.SHIFTING_LISTS, "(?i)marker|page");

    @TempDir
    private Path directory;

    static Stream<Arguments> harmful() {
        return suites().stream()
                .flatMap(suite -> Arrays.stream(Misbehaviour.values())
                        .filter(how -> !how.isHarmless())
                        .map(how -> Arguments.of(how, suite)));
    }

    @ParameterizedTest(name = "{0}, suite {1}")
    @MethodSource("harmful")
    void isNeverTakenForHealth(Misbehaviour how, String suite, TestReporter reporter) {
        DemoRun.Outcome outcome = new DemoRun(DemoSettings.likeTheLab().with(how), directory).run(suite, List.of());
        RunResult result = outcome.results().get(0);
        reporter.publishEntry(how.id() + ", " + suite, line(result, outcome));
        assertThat(result.duration()).isLessThan(IN_TIME);
        assertThat(result.verdict()).isIn(Verdict.UNHEALTHY, Verdict.UNVERIFIED);
        assertThat(wrong(result))
                .isNotEmpty()
                .allSatisfy(check -> assertThat(said(check)).isNotEmpty());
        assertThat(wrong(result).stream().flatMap(check -> said(check).stream()))
                .as("what was found")
                .anySatisfy(text -> assertThat(text).containsPattern(cause(how, suite)));
        assertThat(outcome.left()).isEmpty();
        assertThat(result.leaked()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("suitesThatNeedNoBroker")
    void tokensThatEndInMidRunAreRenewed(String suite) {
        DemoRun.Outcome outcome =
                new DemoRun(DemoSettings.likeTheLab().with(Misbehaviour.SHORT_TOKENS), directory).run(suite, List.of());
        RunResult result = outcome.results().get(0);
        assertThat(wrong(result)).isEmpty();
        assertThat(result.verdict()).isEqualTo(Verdict.HEALTHY);
        assertThat(outcome.left()).isEmpty();
    }

    /** The gate asks neutron one question, which may go well, and then there is no broker to ask. */
    private static String cause(Misbehaviour how, String suite) {
        String cause = Objects.requireNonNull(CAUSES.get(how));
        return suite.equals(GATE) ? cause + "|has no broker" : cause;
    }

    /** Without a broker, as these regions are, the gate stays shut however well all else is. */
    static List<String> suitesThatNeedNoBroker() {
        return suites().stream().filter(suite -> !suite.equals(GATE)).toList();
    }

    static List<String> suites() {
        return new Suites(Path.of("suites")).names();
    }

    private static List<CheckResult> wrong(RunResult result) {
        return result.checks().stream()
                .filter(check -> check.outcome() == Outcome.FAILED || check.outcome() == Outcome.UNVERIFIED)
                .toList();
    }

    private static List<String> said(CheckResult check) {
        return Stream.concat(check.reason().stream(), check.findings().stream().map(Finding::observed))
                .toList();
    }

    private static String line(RunResult result, DemoRun.Outcome outcome) {
        return result.verdict() + " in " + result.duration().toSeconds() + " s, " + result.counts() + ", left "
                + outcome.left().size() + ", told " + result.leaked().size();
    }
}
