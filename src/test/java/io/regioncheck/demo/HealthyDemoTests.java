package io.regioncheck.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Outcome;
import io.regioncheck.check.RunResult;
import io.regioncheck.check.Verdict;
import io.regioncheck.demo.region.Incident;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class HealthyDemoTests {
    @TempDir
    private Path directory;

    @Test
    void theSmokeSuiteFindsTheEmbeddedRegionHealthyAndLeavesNothing() {
        RunResult result = new DemoRun(DemoSettings.likeTheLab(), directory)
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
