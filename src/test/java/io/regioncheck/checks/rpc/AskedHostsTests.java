package io.regioncheck.checks.rpc;

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
import io.regioncheck.environment.Environment;
import io.regioncheck.environment.Node;
import io.regioncheck.environment.Releases;
import io.regioncheck.environment.Role;
import io.regioncheck.environment.SshAccess;
import io.regioncheck.node.Gathered;
import io.regioncheck.node.HostReadings;
import io.regioncheck.node.NodeUnreachable;
import io.regioncheck.node.Reading;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rpc.pins makes of what hosts tell of their nova. */
class AskedHostsTests {
    private static final Node CONTROLLER = node("ctl", Role.CONTROLLER);
    private static final Node COMPUTE = node("compute1", Role.COMPUTE);

    @TempDir
    private Path directory;

    private final Findings findings = new Findings();

    private static Node node(String name, Role... roles) {
        return new Node(
                name, Set.of(roles), new SshAccess(name, 22, "verifier", Path.of("key"), Optional.empty(), true));
    }

    private List<Finding> found(List<Node> nodes, List<HostReadings> hosts, NodeUnreachable... unreached) {
        Environment environment = new SampleEnvironment()
                .nodes(nodes.toArray(Node[]::new))
                .releases(new Releases(Optional.empty(), "zed"))
                .services("compute")
                .build();
        Gathered gathered = new Gathered(hosts, List.of(unreached), Instant.now());
        try (FakeRun run = new FakeRun(environment, directory)) {
            new PinChecks().everybodyCanTalk(run.region(Parameters.NONE, gathered), findings);
        }
        return Found.in(findings);
    }

    private List<Finding> found(HostReadings controller, HostReadings compute) {
        List<Node> nodes = new ArrayList<>(controller.names());
        nodes.addAll(compute.names());
        return found(nodes, List.of(controller, compute));
    }

    private static HostReadings compute() {
        return NovaTold.host(NovaTold.ZED, NovaTold.pinned(""), COMPUTE);
    }

    @Test
    void hostsThatNobodyDescribedAreAsked() {
        assertThat(found(NovaTold.host(NovaTold.ZED, NovaTold.pinned(""), CONTROLLER), compute()))
                .isEmpty();
        assertThat(Found.facts(findings))
                .contains("1 controllers and 1 computes, by their packages and their nova.conf");
    }

    @Test
    void junoInTheControllersNovaConfIsNamed() {
        assertThat(found(NovaTold.host(NovaTold.ZED, NovaTold.pinned("juno"), CONTROLLER), compute()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.subject()).isEqualTo("compute calls of ctl");
                    assertThat(finding.remedy())
                            .contains(
                                    "crudini --del /etc/nova/nova.conf upgrade_levels compute; systemctl restart nova-c");
                });
    }

    @Test
    void packagesSayWhichComputeWasLeftBehind() {
        assertThat(found(
                        NovaTold.host(NovaTold.ZED, NovaTold.pinned(""), CONTROLLER),
                        NovaTold.host(NovaTold.YOGA, NovaTold.pinned(""), COMPUTE)))
                .extracting(Finding::observed)
                .anyMatch(observed -> observed.contains("1 yoga computes (compute1)"));
    }

    @Test
    void packagesOfRdoAreReadToo() {
        String rdo = "system rpm\nrpm\tpython3-nova\t1:26.2.0-1.el9s\tii\t1700000000\n";
        String config = "@\tnova-conductor\tf:/usr/share/nova/nova-dist.conf\tf:/etc/nova/nova.conf\n";
        assertThat(found(NovaTold.host(rdo, config + NovaTold.pinned("rocky"), CONTROLLER), compute()))
                .extracting(Finding::subject)
                .containsExactly("compute pin of ctl");
    }

    @Test
    void pinIsTakenAwayInEachFileThatSetsIt() {
        String more = NovaTold.file("/etc/nova/nova.conf.d/pin.conf", "[upgrade_levels]", "compute = rocky");
        assertThat(found(NovaTold.host(NovaTold.ZED, NovaTold.pinned("juno") + more, CONTROLLER), compute()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.observed()).contains("compute = rocky");
                    assertThat(finding.remedy())
                            .contains("crudini --del /etc/nova/nova.conf upgrade_levels compute; "
                                    + "crudini --del /etc/nova/nova.conf.d/pin.conf upgrade_levels compute; systemctl");
                });
    }

    @Test
    void hostWithTwoNamesIsControllerAndCompute() {
        HostReadings both = NovaTold.host(NovaTold.ZED, NovaTold.pinned("rocky"), CONTROLLER, COMPUTE);
        assertThat(found(List.of(CONTROLLER, COMPUTE), List.of(both)))
                .extracting(Finding::subject)
                .containsExactlyInAnyOrder("compute pin of ctl", "compute pin of compute1");
    }

    @Test
    void hostIsBelievedAndWhatTheEnvironmentSaysOtherwiseIsAWarning() {
        Node described = PinChecksTests.node("ctl", Role.CONTROLLER, "yoga", Map.of("compute", "xena"));
        assertThat(found(NovaTold.host(NovaTold.ZED, NovaTold.pinned(""), described), compute()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.subject()).isEqualTo("what the environment says of ctl");
                    assertThat(finding.observed()).isEqualTo("nova: yoga, [upgrade_levels] compute = xena");
                    assertThat(finding.expected()).startsWith("zed, no pin");
                    assertThat(finding.remedy()).contains("nova: {release: zed}");
                });
    }

    @Test
    void whatTheEnvironmentSaysRightIsNoFinding() {
        Node described = PinChecksTests.node("ctl", Role.CONTROLLER, "zed", Map.of("cert", ""));
        assertThat(found(NovaTold.host(NovaTold.ZED, NovaTold.pinned(""), described), compute()))
                .isEmpty();
    }

    @Test
    void environmentStandsInForAHostThatCannotBeAskedAndThatIsSaid() {
        Node described = PinChecksTests.node("ctl", Role.CONTROLLER, "zed", Map.of("compute", "juno"));
        assertThat(found(
                        List.of(described, COMPUTE),
                        List.of(compute()),
                        new NodeUnreachable(List.of(described), "connection refused", "start sshd")))
                .extracting(Finding::subject)
                .containsExactly("compute calls of ctl");
        assertThat(Found.facts(findings))
                .anyMatch(fact -> fact.contains("which nova ctl told")
                        && fact.contains("connection refused; start sshd: what the environment says"))
                .anyMatch(fact -> fact.contains("1 hosts as the environment describes them"));
    }

    @Test
    void environmentStandsInForAHostWithoutAPackageOfNova() {
        Node described = PinChecksTests.node("ctl", Role.CONTROLLER, "zed", Map.of());
        assertThat(found(NovaTold.host("system dpkg\n", "", described), compute()))
                .isEmpty();
        assertThat(Found.facts(findings)).anyMatch(fact -> fact.contains("neither dpkg nor rpm has a package of nova"));
    }

    @Test
    void hostThatCannotBeAskedAndThatNobodyDescribedIsNotKnown() {
        assertThatThrownBy(() -> found(
                        List.of(CONTROLLER, COMPUTE),
                        List.of(NovaTold.host(NovaTold.ZED, NovaTold.pinned("juno"), CONTROLLER)),
                        new NodeUnreachable(List.of(COMPUTE), "connection refused", "start sshd")))
                .isInstanceOf(CouldNotVerify.class)
                .hasMessageStartingWith("compute1: not known which nova is there (connection refused; start sshd)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "system dpkg\n",
                "system dpkg\ndpkg\tpython3-nova\t2:26.2.2-1\tiU\t1700000000\n",
                "system dpkg\ndpkg\tpython3-nova\t2:99.0.0-1\tii\t1700000000\n",
                "system dpkg\ndpkg\tnova-compute\t2:26.2.2-1\tii\t1700000000\n",
                "system dpkg\ndpkg\tpython-nova\t2:18.3.0-1\tii\t1700000000\ndpkg\tpython3-nova\t2:26.2.2-1\tii\t1700000000\n"
            })
    void packagesThatLeaveTheReleaseOpenAreNotKnown(String packages) {
        assertThatThrownBy(() -> found(NovaTold.host(packages, NovaTold.pinned(""), CONTROLLER), compute()))
                .isInstanceOf(CouldNotVerify.class)
                .hasMessageStartingWith("ctl: not known which nova is there");
    }

    @Test
    void configurationThatLeavesThePinOpenIsNotKnown() {
        String twoFiles = "@\tnova-conductor\tf:/etc/nova/nova.conf\tf:/etc/nova/conductor.conf\n"
                + NovaTold.pinned("")
                + NovaTold.file("/etc/nova/conductor.conf", "[upgrade_levels]", "compute = juno");
        for (Reading config : List.of(
                NovaTold.text(""),
                NovaTold.text("no transcript"),
                NovaTold.text(twoFiles),
                NovaTold.text("@\tnova-conductor\tf:/opt/nova.conf\n" + NovaTold.pinned("")),
                new Reading.Text(NovaTold.pinned(""), 0, true),
                new Reading.Refused("sudo does not let verifier read config-files"),
                new Reading.Failed("config-files was not read within 30 s"))) {
            assertThatThrownBy(() -> found(NovaTold.host(NovaTold.text(NovaTold.ZED), config, CONTROLLER), compute()))
                    .isInstanceOf(CouldNotVerify.class)
                    .hasMessageStartingWith("ctl: not known which nova is there");
        }
    }
}
