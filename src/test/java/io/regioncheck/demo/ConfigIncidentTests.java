package io.regioncheck.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Outcome;
import io.regioncheck.check.RunResult;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What services are configured with in the embedded region: green in every release, and each incident turns its check. */
@Timeout(180)
class ConfigIncidentTests {
    private static final List<String> CHECKS =
            List.of("config.required", "config.deprecated", "config.entrypoint", "config.drift");

    @TempDir
    private Path directory;

    static Set<Release> releases() {
        return Look.known();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void healthyRegionIsHealthyInEveryRelease(Release release) {
        RunResult result = new DemoRun(DemoSettings.likeTheLab().in(Rollout.atRest(release)), directory)
                .run("nodes", CHECKS)
                .results()
                .get(0);
        assertThat(result.checks())
                .as("what went wrong on a healthy demo")
                // it has one host of each kind: nothing to compare
                .filteredOn(check -> check.outcome() != Outcome.PASSED
                        && !(check.id().equals("config.drift") && check.outcome() == Outcome.SKIPPED))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "NOVA_NEUTRON_AUTH, nodes, config.required, FAILED, 'nova [neutron] project_name, project_domain_name, user_domain_name'",
        "DEPRECATIONS, nodes, config.deprecated, WARNED, nova [DEFAULT] osapi_max_limit",
        "OLD_WSGI_FILE, nodes, config.entrypoint, FAILED, keystone /var/www/cgi-bin/keystone/main",
        "NO_BACKUP, before-db-sync, config.backup, FAILED, databases"
    })
    void incidentTurnsItsCheck(Incident incident, String suite, String id, Outcome outcome, String subject) {
        RunResult result = new DemoRun(DemoSettings.likeTheLab().with(incident), directory)
                .run(suite, List.of(id))
                .results()
                .get(0);
        CheckResult check = result.checks().get(0);
        assertThat(check.outcome()).as("%s", check).isEqualTo(outcome);
        assertThat(check.findings())
                .anySatisfy(finding -> assertThat(finding.subject()).startsWith(subject));
    }

    @Test
    void theHostWhoseConfigurationDriftedIsNamedWithOptionAndMajority() {
        CheckResult check = new DemoRun(DemoSettings.likeTheLab().sized(1, 6, 0).with(Incident.CONFIG_DRIFT), directory)
                .run("nodes", List.of("config.drift"))
                .results()
                .get(0)
                .checks()
                .get(0);
        assertThat(check.outcome()).as("%s", check).isEqualTo(Outcome.WARNED);
        assertThat(check.findings())
                .extracting(finding -> finding.subject() + ": "
                        + finding.observed().replaceAll(" \\(\\S+:\\d+\\)", "") + ", not " + finding.expected())
                .containsExactlyInAnyOrder(
                        "nova [libvirt] cpu_mode of compute: = host-passthrough on compute6, not = none, as on the other 4",
                        "nova [keystone_authtoken] password of compute: = <salted-sha256:8899aabbccddeeff> on compute6,"
                                + " not = <salted-sha256:0011223344556677>, as on the other 4");
        assertThat(check.findings())
                .allSatisfy(finding -> assertThat(finding.remedy()).contains("systemctl restart nova-compute"));
    }

    @Test
    void alikeHostsDoNotDrift() {
        assertThat(new DemoRun(DemoSettings.likeTheLab().sized(1, 6, 0), directory)
                        .run("nodes", List.of("config.drift"))
                        .results()
                        .get(0)
                        .checks()
                        .get(0))
                .satisfies(check -> {
                    assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
                    assertThat(check.facts()).anyMatch(fact -> fact.startsWith("compared "));
                });
    }

    @Test
    void thereIsABackup() {
        RunResult result = new DemoRun(DemoSettings.likeTheLab(), directory)
                .run("before-db-sync", List.of("config.backup"))
                .results()
                .get(0);
        assertThat(result.checks().get(0).outcome()).isEqualTo(Outcome.PASSED);
    }
}
