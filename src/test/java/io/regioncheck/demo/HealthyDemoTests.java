package io.regioncheck.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Outcome;
import io.regioncheck.check.RunResult;
import io.regioncheck.check.Verdict;
import io.regioncheck.demo.region.Incident;
import io.regioncheck.demo.region.Look;
import io.regioncheck.demo.region.Release;
import io.regioncheck.demo.region.Rollout;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class HealthyDemoTests {
    @TempDir
    private Path directory;

    static Set<Release> releases() {
        return Look.known();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void theSmokeSuiteFindsTheEmbeddedRegionHealthyAndLeavesNothing(Release release) {
        RunResult result = new DemoRun(DemoSettings.likeTheLab().in(Rollout.atRest(release)), directory)
                .smoke()
                .results()
                .get(0);
        assertThat(result.checks())
                .as("what went wrong on a healthy demo")
                .filteredOn(check -> check.outcome() != Outcome.PASSED && check.outcome() != Outcome.SKIPPED)
                .isEmpty();
        assertThat(result.verdict()).isEqualTo(Verdict.HEALTHY);
        assertThat(result.leaked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"kilo, mitaka, 2.3", "mitaka, zed, 2.25", "zed, epoxy, 2.93"})
    void halfWayThroughAnUpgradeOnlyNovaIsSeenToBeBehind(String source, String target, String newest) {
        Rollout halfWay = WantedRelease.read(source + ".." + target);
        RunResult result = new DemoRun(DemoSettings.likeTheLab().in(halfWay), directory)
                .smoke()
                .results()
                .get(0);
        assertThat(result.verdict()).isEqualTo(Verdict.UNHEALTHY);
        assertThat(result.checks())
                .filteredOn(check -> check.outcome() != Outcome.PASSED && check.outcome() != Outcome.SKIPPED)
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.id()).isEqualTo("compute.endpoint");
                    assertThat(check.findings())
                            .singleElement()
                            .extracting(Finding::observed)
                            .isEqualTo("serves microversions up to " + newest);
                });
        assertThat(result.leaked()).isEmpty();
    }

    @Test
    void ofThreeRegionsOnlyTheOneWithTheIncidentIsUnhealthy() {
        DemoSettings settings = DemoSettings.likeTheLab().sized(3, 1, 0).with(Incident.NOVA_ENDPOINT_V2);
        List<RunResult> results = new DemoRun(settings, directory)
                .run("smoke", List.of("identity.*", "compute.endpoint"))
                .results();
        assertThat(results)
                .extracting(RunResult::verdict)
                .containsExactly(Verdict.UNHEALTHY, Verdict.HEALTHY, Verdict.HEALTHY);
        assertThat(results.get(0).checks())
                .filteredOn(check -> check.outcome() == Outcome.FAILED)
                .extracting(CheckResult::id)
                .containsExactly("compute.endpoint");
    }
}
