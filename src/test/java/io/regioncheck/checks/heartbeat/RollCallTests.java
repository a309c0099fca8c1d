package io.regioncheck.checks.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.check.Parameters;
import io.regioncheck.check.Severity;
import io.regioncheck.environment.Node;
import io.regioncheck.environment.Role;
import io.regioncheck.environment.SshAccess;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RollCallTests {
    private static final Instant NOW = Instant.parse("2026-04-07T10:00:00Z");

    private final Findings findings = new Findings();

    @Test
    void allThatWorkAreConfirmed() {
        roll(compute("node-1", true, true, 0), compute("node-2", true, true, 9)).judge();
        assertThat(Found.in(findings)).isEmpty();
        assertThat(Found.facts(findings)).containsExactly("2 of 2 work: 2 nova-compute");
    }

    @Test
    void listThatIsEmptySaysNothing() {
        assertThatExceptionOfType(CouldNotVerify.class).isThrownBy(this::roll);
    }

    @Test
    void oneThatIsDownBreaksNothingWhileAnotherStandsIn() {
        roll(compute("node-1", true, false, 840), compute("node-2", true, true, 0))
                .judge();
        assertThat(Found.in(findings)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.scope()).contains(Finding.SPARE);
            assertThat(finding.subject()).isEqualTo("nova-compute on node-1");
            assertThat(finding.observed())
                    .isEqualTo("down, last heartbeat at 2026-04-07T09:46:00Z, 840 s behind the freshest one");
        });
    }

    @Test
    void groupWithoutAnybodyLeftIsWhatBreaks() {
        roll(compute("node-1", true, false, 840)).judge();
        assertThat(Found.in(findings))
                .singleElement()
                .satisfies(finding -> assertThat(finding.scope()).contains("zone-1"));
    }

    @Test
    void disabledHostIsAWarningWithTheOperatorsReason() {
        Member disabled = new Member(
                "nova-compute", "node-1", "zone-1", false, false, Optional.of(NOW), Optional.of("disk replaced"));
        roll(disabled, compute("node-2", true, true, 0)).judge();
        assertThat(Found.in(findings)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.observed()).isEqualTo("disabled (disk replaced), and down");
        });
    }

    @Test
    void heartbeatFarBehindTheFreshestIsAWarningThoughTheApiSaysUp() {
        roll(compute("node-1", true, true, 61), compute("node-2", true, true, 0))
                .judge();
        assertThat(Found.in(findings)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.observed()).contains("61 s behind");
        });
    }

    @Test
    void hostThatTheEnvironmentNamesMustBeOnRecord() {
        roll(compute("node-1.example.net", true, true, 0))
                .expectOn(List.of(node("node-1"), node("node-2")), Role.COMPUTE, List.of("nova-compute"));
        assertThat(Found.in(findings)).extracting(Finding::subject).containsExactly("node-2");
    }

    @Test
    void wholeNamesMustBeTheSame() {
        roll(compute("node-1.example.net", true, true, 0))
                .expectOn(List.of(node("node-1.example.org")), Role.COMPUTE, List.of("nova-compute"));
        assertThat(Found.in(findings)).extracting(Finding::subject).containsExactly("node-1.example.org");
    }

    @Test
    void whoFallsSilentTogetherWithOneThatIsDownIsNamedBeforeTheApiDoes() {
        Member conductor = new Member(
                "nova-conductor",
                "controller",
                "nova-conductor",
                true,
                true,
                Optional.of(NOW.minusSeconds(52)),
                Optional.empty());
        roll(conductor, compute("node-1", true, true, 0)).judge();
        assertThat(Found.in(findings)).isEmpty();
        roll(conductor, compute("node-1", true, true, 0), compute("node-2", true, false, 61))
                .judge();
        assertThat(Found.in(findings))
                .extracting(Finding::subject)
                .containsExactly("nova-compute on node-2", "nova-conductor on controller");
    }

    @Test
    void conductorThatFellSilentIsRestartedAndWhoBeatsThroughItIsNot() {
        roll(
                        late("nova-conductor", "controller", "nova-conductor", 52),
                        late("nova-compute", "node-1", "zone-1", 40),
                        late("nova-scheduler", "controller", "nova-scheduler", 0),
                        compute("node-2", true, false, 61))
                .judge();
        assertThat(remedyOf("nova-conductor on controller")).contains("systemctl restart nova-conductor");
        assertThat(remedyOf("nova-compute on node-1"))
                .doesNotContain("systemctl")
                .contains("it fell silent with nova-compute on node-2 and comes back with that");
    }

    @Test
    void agentsBeatEveryThirtySecondsAndAreNotLateForThat() {
        Member dead = new Member(
                "neutron-l3-agent", "node-3", "l3", true, false, Optional.of(NOW.minusSeconds(80)), Optional.empty());
        roll(agent("node-1", true, 31), agent("node-2", true, 0), dead).judge();
        assertThat(Found.in(findings)).extracting(Finding::subject).containsExactly("neutron-l3-agent on node-3");
    }

    @Test
    void agentOfASwitchIsRestartedOnlyWhereNeutronAndTheBrokerAreThere() {
        roll(agent("node-1", false, 90), agent("node-2", true, 0)).judge();
        assertThat(remedyOf("neutron-openvswitch-agent on node-1").lines())
                .hasSize(3)
                .satisfies(lines -> {
                    assertThat(lines.get(0)).startsWith("openstack network agent list   # neutron-server must answer");
                    assertThat(lines.get(1)).contains("rabbitmqctl status", "no alarm");
                    assertThat(lines.get(2))
                            .startsWith("on node-1: systemctl status neutron-openvswitch-agent;"
                                    + " systemctl restart neutron-openvswitch-agent;");
                });
    }

    @Test
    void manyOfAKindAreSpokenOfInTheSameWords() {
        Member[] many = IntStream.range(0, 1000)
                .mapToObj(number -> compute("node-" + number, true, false, 60 + number))
                .toArray(Member[]::new);
        roll(many).judge();
        assertThat(Found.in(findings))
                .hasSize(1000)
                .extracting(Finding::subject)
                .doesNotHaveDuplicates();
        assertThat(Found.in(findings))
                .extracting(Finding::observed)
                .containsOnly("down, last heartbeat between"
                        + " 2026-04-07T09:42:21Z and 2026-04-07T09:59:00Z, 0 to 999 s behind the freshest one");
        assertThat(Found.in(findings))
                .extracting(Finding::remedy)
                .containsOnly("on each: systemctl status nova-compute;"
                        + " systemctl restart nova-compute; tail -n 50 /var/log/nova/nova-compute.log");
        assertThat(Found.evidence(findings))
                .singleElement()
                .satisfies(table -> assertThat(table.name()).isEqualTo("heartbeats.txt"));
    }

    @Test
    void anAgentOfOpenVSwitchIsNotRestartedWithoutItsGate() {
        roll(agent("compute1", false, 600)).judge();
        assertThat(remedyOf("neutron-openvswitch-agent on compute1"))
                .contains("systemctl restart neutron-openvswitch-agent; ")
                .endsWith("   # regioncheck run --suite before-ovs-agent-restart must be green first");
    }

    @Test
    void backendOfCinderIsNoHostToLogInto() {
        Member backend = new Member(
                "cinder-volume", "node-1@ceph", "node-1@ceph", true, false, Optional.empty(), Optional.empty());
        roll(backend).judge();
        assertThat(Found.in(findings)).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("cinder-volume on node-1@ceph");
            assertThat(finding.remedy()).startsWith("on node-1: systemctl status cinder-volume");
        });
    }

    private String remedyOf(String subject) {
        return Found.in(findings).stream()
                .filter(finding -> finding.subject().equals(subject))
                .map(Finding::remedy)
                .findFirst()
                .orElseThrow();
    }

    private static Member late(String binary, String host, String group, long secondsAgo) {
        return new Member(binary, host, group, true, true, Optional.of(NOW.minusSeconds(secondsAgo)), Optional.empty());
    }

    private static Member agent(String host, boolean up, long secondsAgo) {
        return new Member(
                "neutron-openvswitch-agent",
                host,
                Member.SWITCHING,
                true,
                up,
                Optional.of(NOW.minusSeconds(secondsAgo)),
                Optional.empty());
    }

    private RollCall roll(Member... members) {
        return new RollCall(Parameters.NONE, findings, "builds fail", List.of(members));
    }

    private static Member compute(String host, boolean enabled, boolean up, long secondsAgo) {
        return new Member(
                "nova-compute",
                host,
                "zone-1",
                enabled,
                up,
                Optional.of(NOW.minusSeconds(secondsAgo)),
                Optional.empty());
    }

    private static Node node(String name) {
        SshAccess access = new SshAccess(name, 22, "verifier", Path.of("id_ed25519"), Optional.empty(), true);
        return new Node(name, Set.of(Role.COMPUTE), access);
    }
}
