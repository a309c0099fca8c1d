package io.regioncheck.checks.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regioncheck.SampleEnvironment;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.FakeRun;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.check.NotApplicable;
import io.regioncheck.check.Parameters;
import io.regioncheck.check.Severity;
import io.regioncheck.environment.Node;
import io.regioncheck.environment.Role;
import io.regioncheck.environment.SshAccess;
import io.regioncheck.node.HostReadings;
import io.regioncheck.node.Item;
import io.regioncheck.node.Reading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftChecksTests {
    private static final String USUAL = "[DEFAULT]\nmy_ip = 10.0.0.1\n[libvirt]\ncpu_mode = none\n";
    private static final String ONE = "<salted-sha256:0011223344556677>";
    private static final String OTHER = "<salted-sha256:8899aabbccddeeff>";

    @TempDir
    private Path directory;

    private final Findings findings = new Findings();

    private List<Finding> found(HostReadings... hosts) {
        return found(Parameters.NONE, List.of(hosts));
    }

    private List<Finding> found(Parameters parameters, List<HostReadings> hosts) {
        try (FakeRun run = new FakeRun(new SampleEnvironment().build(), directory)) {
            new DriftChecks().hostsOfARoleAreAlike(run.region(parameters, hosts), findings);
        }
        return Found.in(findings);
    }

    private static HostReadings compute(int number, String nova) {
        return host("compute" + number, nova, Role.COMPUTE);
    }

    private static HostReadings host(String name, String nova, Role role, Role... more) {
        return told(name, Told.file("/etc/nova/nova.conf", nova), role, more);
    }

    private static HostReadings told(String name, String files, Role role, Role... more) {
        SshAccess ssh = new SshAccess(name, 22, "verifier", Path.of("key"), Optional.empty(), true);
        return new HostReadings(
                new Node(name, EnumSet.of(role, more), ssh),
                Map.of(Item.CONFIG_FILES, new Reading.Text(files, 0, false)),
                Duration.ofSeconds(1));
    }

    @Test
    void alikeHostsAreWell() {
        assertThat(found(compute(1, USUAL), compute(2, USUAL), compute(3, USUAL)))
                .isEmpty();
        assertThat(Found.facts(findings))
                .contains("compared 1 programs among hosts of the same roles", "read the configuration of 3 hosts");
    }

    @Test
    void theOddHostIsNamedWithOptionAndMajority() {
        assertThat(found(
                        compute(1, USUAL),
                        compute(2, USUAL.replace("none", "host-passthrough")),
                        compute(3, USUAL),
                        compute(4, USUAL)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.subject()).isEqualTo("nova [libvirt] cpu_mode of compute");
                    assertThat(finding.observed()).isEqualTo("= host-passthrough on compute2 (/etc/nova/nova.conf:4)");
                    assertThat(finding.expected()).isEqualTo("= none, as on the other 3");
                    assertThat(finding.remedy())
                            .startsWith("on compute2: crudini --set /etc/nova/nova.conf libvirt cpu_mode none; ");
                });
    }

    @Test
    void theHostThatLacksAnOptionIsNamed() {
        assertThat(found(compute(1, USUAL), compute(2, USUAL), compute(3, "[DEFAULT]\nmy_ip = 10.0.0.3\n")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.observed()).isEqualTo("not set on compute3");
                    assertThat(finding.expected()).isEqualTo("= none, as on the other 2");
                });
    }

    @Test
    void theHostThatHasAnOptionMoreIsNamed() {
        assertThat(found(compute(1, USUAL), compute(2, USUAL), compute(3, USUAL + "num_pcie_ports = 8\n")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.observed()).isEqualTo("= 8 on compute3 (/etc/nova/nova.conf:5)");
                    assertThat(finding.expected()).isEqualTo("not set, as on the other 2");
                });
    }

    @Test
    void ofTwoThatDifferNobodyIsTheOddOne() {
        assertThat(found(compute(1, USUAL), compute(2, USUAL.replace("none", "custom"))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.observed())
                            .isEqualTo(
                                    "= none on compute1 (/etc/nova/nova.conf:4); = custom on compute2 (/etc/nova/nova.conf:4)");
                    assertThat(finding.expected()).isEqualTo("the same on all 2");
                });
    }

    @Test
    void secretsAreComparedByTheirHashesAlone() {
        String login = "[keystone_authtoken]\nusername = nova\npassword = ";
        assertThat(found(compute(1, login + ONE), compute(2, login + OTHER), compute(3, login + ONE)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.subject()).isEqualTo("nova [keystone_authtoken] password of compute");
                    assertThat(finding.observed()).isEqualTo("= " + OTHER + " on compute2 (/etc/nova/nova.conf:3)");
                    assertThat(finding.expected()).isEqualTo("= " + ONE + ", as on the other 2");
                });
    }

    @Test
    void whatIsOfEachHostByItsNatureMayDiffer() {
        List<HostReadings> hosts = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            hosts.add(compute(
                    number,
                    "[DEFAULT]\nmy_ip = 10.0.0.%1$d\nhost = compute%1$d\n[vnc]\nserver_proxyclient_address = 10.0.0.%1$d\n"
                            .formatted(number)));
        }
        assertThat(found(Parameters.NONE, hosts)).isEmpty();
    }

    @Test
    void hostsOfOtherRolesMayDiffer() {
        assertThat(found(
                        compute(1, USUAL),
                        compute(2, USUAL),
                        host("controller", USUAL.replace("none", "custom"), Role.CONTROLLER),
                        host("both", USUAL.replace("none", "custom"), Role.COMPUTE, Role.NETWORK)))
                .isEmpty();
    }

    @Test
    void afterTheUpgradeOfAServiceOnlyItsOwnConfigurationIsCompared() {
        String neutron = "[DEFAULT]\ncore_plugin = ml2\n";
        List<HostReadings> hosts = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            hosts.add(told(
                    "compute" + number,
                    Told.file("/etc/nova/nova.conf", number == 3 ? USUAL.replace("none", "custom") : USUAL)
                            + Told.file(
                                    "/etc/neutron/neutron.conf", number == 2 ? neutron + "base_mac = x\n" : neutron),
                    Role.COMPUTE));
        }
        assertThat(found(new Parameters(Map.of("of", "neutron")), hosts))
                .extracting(Finding::subject)
                .containsExactly("neutron [DEFAULT] base_mac of compute");
    }

    @Test
    void whereEachRoleHasOneHostThereIsNothingToCompare() {
        assertThatThrownBy(() -> found(compute(1, USUAL), host("controller", USUAL, Role.CONTROLLER)))
                .isInstanceOf(NotApplicable.class);
    }

    @Test
    void aHostThatCannotBeReadIsNotVerifiedAndTheOthersAreCompared() {
        HostReadings silent = new HostReadings(
                compute(4, USUAL).host(), Map.of(Item.CONFIG_FILES, new Reading.Refused("no sudo")), Duration.ZERO);
        assertThatThrownBy(() ->
                        found(compute(1, USUAL), compute(2, USUAL), compute(3, USUAL.replace("none", "x")), silent))
                .isInstanceOf(CouldNotVerify.class)
                .hasMessageContaining("compute4: no sudo");
        assertThat(Found.in(findings)).hasSize(1);
    }

    @Test
    void aThousandHostsThatDifferAreAFewWords() {
        List<HostReadings> hosts = new ArrayList<>();
        for (int number = 1; number <= 1_000; number++) {
            hosts.add(compute(number, number % 3 == 0 ? USUAL.replace("none", "custom") : USUAL));
        }
        assertThat(found(Parameters.NONE, hosts)).singleElement().satisfies(finding -> {
            assertThat(finding.observed())
                    .startsWith("= custom on compute[3,6,9], compute[12,15,")
                    .contains(",… 300 in all]");
            assertThat(finding.expected()).isEqualTo("= none, as on the other 667");
        });
    }
}
