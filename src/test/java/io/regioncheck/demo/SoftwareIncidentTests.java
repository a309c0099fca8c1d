package io.regioncheck.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Outcome;
import io.regioncheck.check.RunResult;
import io.regioncheck.check.Severity;
import io.regioncheck.demo.region.Incident;
import io.regioncheck.demo.region.Look;
import io.regioncheck.demo.region.Release;
import io.regioncheck.demo.region.Rollout;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with packages, processes and clients of hosts is named by the checks that look there. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class SoftwareIncidentTests {
    private static final List<String> CHECKS = List.of("packages.*", "identity.clients-v3");

    @TempDir
    private Path directory;

    static Set<Release> releases() {
        return Look.known();
    }

    private RunResult run(DemoSettings settings) {
        return new DemoRun(settings, directory)
                .run("observation", CHECKS)
                .results()
                .get(0);
    }

    private RunResult run(Incident... incidents) {
        return run(DemoSettings.likeTheLab().with(incidents));
    }

    private static String failed(RunResult result) {
        return result.checks().stream()
                .filter(check -> check.outcome() != Outcome.PASSED)
                .map(check -> check.id() + " " + check.outcome()
                        + check.reason().map(why -> ": " + why).orElse(""))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static List<Finding> findings(RunResult result) {
        return result.checks().stream()
                .flatMap(check -> check.findings().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void hostsOfEachReleaseAreWell(Release release) {
        RunResult result = run(DemoSettings.likeTheLab().in(Rollout.atRest(release)));
        assertThat(findings(result)).isEmpty();
        assertThat(failed(result)).isEmpty();
        assertThat(result.checks())
                .hasSize(3)
                .flatExtracting(CheckResult::facts)
                .anyMatch(fact -> fact.startsWith("nova of "));
    }

    @Test
    void theHalfUpgradedControllerIsNamed() {
        RunResult result = run(Incident.CONTROLLER_HALF_UPGRADED);
        assertThat(failed(result)).isEqualTo("packages.skew failed");
        assertThat(findings(result)).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("nova on controller");
            assertThat(finding.observed()).startsWith("yoga: nova-conductor 3:25.2.1-0ubuntu2~cloud0; zed: nova-api ");
            assertThat(finding.remedy()).contains("apt-get install --only-upgrade nova-conductor ");
        });
    }

    @Test
    void theComputeThatWasLeftInTheOldReleaseIsNamed() {
        assertThat(findings(run(Incident.COMPUTE_OLD_RELEASE))).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("nova on compute1");
            assertThat(finding.observed()).startsWith("yoga: ");
            assertThat(finding.expected()).isEqualTo("zed");
        });
    }

    @Test
    void theComputeWithAnOlderPackageIsNamedAgainstTheOthers() {
        RunResult result = run(DemoSettings.likeTheLab().sized(1, 4, 0).with(Incident.PACKAGE_OLDER));
        assertThat(failed(result)).isEqualTo("packages.skew failed");
        assertThat(findings(result))
                .anySatisfy(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                    assertThat(finding.subject()).isEqualTo("packages on compute1");
                    assertThat(finding.observed()).isEqualTo("python3-oslo.messaging 1.4.1-0ubuntu1");
                    assertThat(finding.expected()).isEqualTo("14.0.3-0+deb12u1, as 3 of 4 hosts of role compute have");
                })
                .anySatisfy(finding ->
                        assertThat(finding.expected()).isEqualTo("oslo-messaging>=10.3.0, as nova of zed asks for"));
    }

    @Test
    void whatPipPutBeforeAPackageIsNamed() {
        RunResult result = run(Incident.PIP_SHADOW);
        assertThat(failed(result)).isEqualTo("packages.skew failed");
        assertThat(findings(result)).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("oslo-messaging on compute1");
            assertThat(finding.remedy()).startsWith("on the host: pip uninstall oslo-messaging");
        });
    }

    @Test
    void theServiceThatWasNotRestartedAfterItsUpgradeIsNamed() {
        RunResult result = run(Incident.COMPUTE_OLD_CODE);
        assertThat(failed(result)).isEqualTo("packages.restart-pending failed");
        assertThat(findings(result)).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("nova-compute on compute1");
            assertThat(finding.observed()).matches("\\S*nova\\S* 2:26.2.2-1~deb12u5 was installed 46 h after it began");
            assertThat(finding.remedy()).isEqualTo("on the host: systemctl restart nova-compute");
        });
    }

    @Test
    void theOldProcessAfterAConfigChangeIsNamed() {
        RunResult result = run(Incident.CONFIG_NOT_IN_FORCE);
        assertThat(failed(result)).isEqualTo("packages.restart-pending failed");
        assertThat(findings(result)).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("nova-compute on compute1");
            assertThat(finding.observed()).isEqualTo("/etc/nova/nova.conf was written 46 h after it began");
        });
    }

    @Test
    void theClientWithoutV3IsNamedWithItsPackage() {
        RunResult result = run(Incident.NOVACLIENT_WITHOUT_V3);
        assertThat(failed(result)).isEqualTo("identity.clients-v3 failed");
        assertThat(findings(result)).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("nova on controller");
            assertThat(finding.observed())
                    .isEqualTo("nova (python3-novaclient 2:18.1.0-3), asked for a token of v3, says:"
                            + " ERROR (NotFound): The resource could not be found. (HTTP 404)");
            assertThat(finding.remedy()).contains("python3-novaclient");
        });
    }
}
