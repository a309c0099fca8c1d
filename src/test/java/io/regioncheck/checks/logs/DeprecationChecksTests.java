package io.regioncheck.checks.logs;

import static io.regioncheck.checks.logs.LogHosts.deprecation;
import static io.regioncheck.checks.logs.LogHosts.saying;
import static io.regioncheck.checks.logs.LogHosts.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regioncheck.SampleEnvironment;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.FakeRun;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.check.Parameters;
import io.regioncheck.check.Severity;
import io.regioncheck.node.HostReadings;
import io.regioncheck.node.Reading;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeprecationChecksTests {
    private static final String VERBOSE =
            "Option \"verbose\" from group \"DEFAULT\" is deprecated for removal.  Its value may be silently ignored in the future.";
    private static final String REVOKE =
            "Deprecated: keystone.contrib.revoke.backends.sql.Revoke is deprecated as of Mitaka in favor of"
                    + " sql and may be removed in O.";

    @TempDir
    private Path directory;

    private final Findings findings = new Findings();

    private List<Finding> found(HostReadings... hosts) {
        return found(Parameters.NONE, hosts);
    }

    private List<Finding> found(Parameters parameters, HostReadings... hosts) {
        try (FakeRun run = new FakeRun(new SampleEnvironment().build(), directory)) {
            new DeprecationChecks().nothingDeprecatedIsInUse(run.region(parameters, List.of(hosts)), findings);
        }
        return Found.in(findings);
    }

    @Test
    void linesOfTheFieldReportAreRecognisedAndTellWhatToType() {
        List<Finding> all = found(
                saying("compute-1", deprecation(2, VERBOSE)),
                saying("compute-2", deprecation(1, VERBOSE)),
                with(
                        "ctl",
                        "logs /var/log/keystone 1\nfile /var/log/keystone/keystone.log\n" + deprecation(1, REVOKE)));

        assertThat(all).allMatch(finding -> finding.severity() == Severity.WARNING);
        assertThat(all)
                .extracting(Finding::subject)
                .containsExactly("keystone: keystone.contrib.revoke.backends.sql.Revoke", "nova: [DEFAULT] verbose");
        assertThat(all.get(0).expected()).isEqualTo("sql");
        assertThat(all.get(0).because()).isEqualTo("it may be gone from ocata on");
        assertThat(all.get(0).remedy())
                .contains(
                        "sed -i 's/keystone\\.contrib\\.revoke\\.backends\\.sql\\.Revoke/sql/' /etc/keystone/keystone.conf");
        assertThat(all.get(1).observed())
                .startsWith("3 times on 2 hosts (compute-[1-2]), ")
                .contains("by nova-compute:");
        assertThat(all.get(1).remedy())
                .contains("crudini --del /etc/nova/nova.conf DEFAULT verbose")
                .contains("systemctl restart nova-compute");
    }

    @Test
    void theAgentOfOpenVSwitchIsNotRestartedWithoutItsGate() {
        assertThat(found(with(
                        "compute-1",
                        "logs /var/log/neutron 1\nfile /var/log/neutron/neutron-openvswitch-agent.log\n"
                                + deprecation(1, VERBOSE))))
                .singleElement()
                .extracting(Finding::remedy)
                .asString()
                .endsWith("systemctl restart neutron-openvswitch-agent   # when it suits; regioncheck run --suite"
                        + " before-ovs-agent-restart must be green first");
    }

    @Test
    void renamedOptionIsMovedWithItsValue() {
        assertThat(found(saying(
                        "compute-1",
                        deprecation(
                                1,
                                "Option \"sql_connection\" from group \"DEFAULT\" is deprecated. Use option \"connection\" from group"
                                        + " \"database\"."))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.expected()).isEqualTo("[database] connection");
                    assertThat(finding.remedy())
                            .contains(
                                    "crudini --set /etc/nova/nova.conf database connection \"$(crudini --get /etc/nova/nova.conf"
                                            + " DEFAULT sql_connection)\"");
                });
    }

    @Test
    void classPathIsToldItsEntryPoint() {
        assertThat(
                        found(
                                saying(
                                        "compute-1",
                                        deprecation(
                                                1,
                                                "Deprecated: Direct import of driver 'keystone.token.providers.fernet.Provider' is deprecated as of"
                                                        + " Liberty in favor of its entrypoint from 'keystone.token.provider' and may be removed in N."))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).contains("most likely fernet"));
    }

    @Test
    void logsThatWarnOfNothingAreWell() {
        assertThat(found(saying("compute-1"))).isEmpty();
        assertThat(Found.facts(findings)).anyMatch(fact -> fact.contains("0 things that are deprecated"));
    }

    @Test
    void ofAServiceThatWasUpgradedOnlyItsOwnSinceItsCodeCameAreTold() {
        HostReadings nova = LogHosts.unpacked(saying("compute-1", deprecation(1, VERBOSE)), "python-nova", 40);
        HostReadings before = LogHosts.unpacked(saying("compute-2", deprecation(1, VERBOSE)), "python-nova", 20);
        HostReadings keystone =
                with("ctl", "logs /var/log/keystone 1\nfile /var/log/keystone/keystone.log\n" + deprecation(1, REVOKE));

        assertThat(found(new Parameters(Map.of("of", "nova")), nova, before, keystone))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.subject()).isEqualTo("nova: [DEFAULT] verbose");
                    assertThat(finding.observed()).startsWith("once on compute-1, ");
                });
    }

    @Test
    void hostThatCouldNotBeReadIsNoHostWithoutWarnings() {
        assertThatThrownBy(() -> found(LogHosts.readings("compute-2", new Reading.Refused("no"))))
                .isInstanceOf(CouldNotVerify.class);
        assertThat(Found.facts(findings)).isEmpty();
    }
}
