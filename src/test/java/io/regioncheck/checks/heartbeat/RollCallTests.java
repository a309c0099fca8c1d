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
    void backendOfCinderIsNoHostToLogInto() {
        Member backend = new Member(
                "cinder-volume", "node-1@ceph", "node-1@ceph", true, false, Optional.empty(), Optional.empty());
        roll(backend).judge();
        assertThat(Found.in(findings)).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("cinder-volume on node-1@ceph");
            assertThat(finding.remedy()).startsWith("on node-1: systemctl status cinder-volume");
        });
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
