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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is grouped, held, offered and left in the embedded region: green in every release, and each incident turns its check red alone. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class ResourceIncidentTests {
    private static final List<String> CHECKS = List.of(
            "compute.services",
            "compute.aggregates",
            "compute.allocations",
            "network.extensions",
            "network.quota-and-pools");

    @TempDir
    private Path directory;

    static Set<Release> releases() {
        return Look.known();
    }

    private RunResult run(DemoSettings settings) {
        return new DemoRun(settings, directory)
                .run("control-plane", CHECKS)
                .results()
                .get(0);
    }

    @ParameterizedTest
    @MethodSource("releases")
    void healthyRegionIsHealthyInEveryRelease(Release release) {
        RunResult result = run(DemoSettings.likeTheLab().in(Rollout.atRest(release)));
        assertThat(result.checks())
                .as("what went wrong on a healthy demo")
                .filteredOn(check -> check.outcome() != Outcome.PASSED)
                .allMatch(check -> check.outcome() == Outcome.SKIPPED
                        && check.id().equals("compute.allocations")
                        && !release.since(Release.OCATA));
        assertThat(result.verdict()).isEqualTo(Verdict.HEALTHY);
    }

    @ParameterizedTest
    @CsvSource({
        "AGGREGATE_HOST_MISSING, compute.aggregates, compute1 not in aggregate rack-1, openstack aggregate add host rack-1 compute1",
        "ALLOCATION_ORPHANED, compute.allocations, 'DISK_GB=1, MEMORY_MB=192, VCPU=1 of compute1.region.example',"
                + " openstack resource provider allocation delete 0badcafe-0000-4000-8000-000000000001",
        "EXTENSION_LOST, network.extensions, extension metering not offered,"
                + " crudini --set --list /etc/neutron/neutron.conf DEFAULT service_plugins metering",
        "POOL_EXHAUSTED, network.quota-and-pools, network public 191 of 191 addresses in use (100 %): public-v4 172.24.4.0/24,"
                + " openstack floating ip list"
    })
    void incidentIsNamedByItsCheckWithWhatToType(Incident incident, String check, String words, String command) {
        RunResult result = run(DemoSettings.likeTheLab().with(incident));
        assertThat(result.verdict()).isEqualTo(Verdict.UNHEALTHY);
        assertThat(result.checks())
                .filteredOn(one -> one.outcome() != Outcome.PASSED)
                .extracting(CheckResult::id)
                .containsExactly(check);
        List<Finding> findings =
                result.checks().stream().flatMap(one -> one.findings().stream()).toList();
        assertThat(said(findings)).contains(words).contains(command);
    }

    @Test
    void computesThatAreDownAreOneRedLine() {
        RunResult result = run(DemoSettings.likeTheLab().with(Incident.NOVA_COMPUTE_STOPPED));
        assertThat(result.checks())
                .filteredOn(one -> one.outcome() == Outcome.FAILED)
                .extracting(CheckResult::id)
                .containsExactly("compute.services");
        assertThat(result.checks())
                .filteredOn(one -> one.id().equals("compute.aggregates"))
                .singleElement()
                .satisfies(one -> assertThat(one.rootCause()).contains("compute.services"));
    }

    @Test
    void thousandHostsAreAskedAtThePaceOfTheRunAndTheOneThatIsMissingIsNamed() {
        RunResult result = run(DemoSettings.likeTheLab()
                .sized(1, 1000, 4000)
                .with(Incident.AGGREGATE_HOST_MISSING, Incident.ALLOCATION_ORPHANED));
        assertThat(result.checks())
                .filteredOn(one -> one.outcome() == Outcome.FAILED)
                .extracting(CheckResult::id)
                .containsExactlyInAnyOrder("compute.aggregates", "compute.allocations");
        assertThat(result.checks())
                .flatExtracting(CheckResult::findings)
                .extracting(Finding::subject)
                .containsExactlyInAnyOrder("compute1", "allocation of 0badcafe-0000-4000-8000-000000000001");
    }

    private static String said(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.subject() + " " + finding.observed() + " " + finding.remedy())
                .collect(Collectors.joining("\n"));
    }
}
