package io.regioncheck.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.check.CheckResult;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the logs of the embedded region say. */
@Timeout(180)
class LogIncidentTests {
    private static final List<String> CHECKS = List.of("logs.deprecations", "logs.errors");

    @TempDir
    private Path directory;

    static Set<Release> releases() {
        return Look.known();
    }

    private RunResult run(DemoSettings settings) {
        return new DemoRun(settings, directory).run("nodes", CHECKS).results().get(0);
    }

    private static CheckResult check(RunResult result, String id) {
        return result.checks().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void healthyRegionIsHealthyInEveryRelease(Release release) {
        RunResult result = run(DemoSettings.likeTheLab().in(Rollout.atRest(release)));

        assertThat(result.checks()).hasSize(2).allMatch(one -> one.outcome() == Outcome.PASSED);
        assertThat(result.verdict()).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void newTracebackFailsTheRegion() {
        RunResult result = run(DemoSettings.likeTheLab().with(Incident.LOG_TRACEBACK));

        CheckResult errors = check(result, "logs.errors");
        assertThat(errors.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(errors.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.subject())
                    .startsWith(
                            "nova-compute: oslo_service.periodic_task: Error during ComputeManager._sync_power_states");
            assertThat(finding.observed()).contains("once on compute1").contains("TypeError");
            assertThat(finding.remedy())
                    .contains("zgrep -hF req-5b9ac2f0-7b5e-4e0a-9d0e-3f6b1c2d4e5f /var/log/nova/*.log*");
        });
        assertThat(check(result, "logs.deprecations").outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void deprecationsOfTheFieldReportWarnWithWhatToType() {
        RunResult result = run(DemoSettings.likeTheLab().with(Incident.LOG_DEPRECATIONS));

        CheckResult deprecations = check(result, "logs.deprecations");
        assertThat(deprecations.outcome()).isEqualTo(Outcome.WARNED);
        assertThat(deprecations.findings())
                .extracting(finding -> finding.subject())
                .containsExactly("keystone: keystone.contrib.revoke.backends.sql.Revoke", "nova: [DEFAULT] verbose");
        assertThat(deprecations.findings().get(1).remedy())
                .contains("crudini --del /etc/nova/nova.conf DEFAULT verbose");
        assertThat(check(result, "logs.errors").outcome()).isEqualTo(Outcome.PASSED);
    }
}
