package io.regioncheck.checks.ovs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.environment.Node;
import io.regioncheck.environment.Role;
import io.regioncheck.environment.SshAccess;
import io.regioncheck.node.Gathered;
import io.regioncheck.node.HostReadings;
import io.regioncheck.node.Item;
import io.regioncheck.node.NodeUnreachable;
import io.regioncheck.node.Reading;
import io.regioncheck.node.ovs.Dumps;
import io.regioncheck.openstack.SwitchAgent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whose switch is looked at, and whose is not. */
class SwitchSurveyTests {
    private final Findings findings = new Findings();
    private final List<String> looked = new ArrayList<>();

    private static Node node(String name) {
        SshAccess access =
                new SshAccess("192.0.2.1", 22, "verifier", Path.of("key"), Optional.empty(), true, Optional.empty());
        return new Node(name, Set.of(Role.COMPUTE), access);
    }

    private static SwitchAgent alive(String host) {
        return RealSwitch.agent(host, "192.0.2.1", true);
    }

    private static SwitchAgent dead(String host) {
        SwitchAgent agent = alive(host);
        return new SwitchAgent(
                host,
                agent.binary(),
                false,
                agent.started(),
                agent.bridges(),
                agent.tunnelAddress(),
                agent.tunnelTypes(),
                agent.populated(),
                agent.distributed(),
                agent.integrationBridge(),
                agent.extensions());
    }

    private SwitchSurvey survey(List<NodeUnreachable> unreached, SwitchAgent... agents) {
        HostReadings told = new HostReadings(
                node("compute1"),
                Map.of(Item.BRIDGES, new Reading.Text(Dumps.text("zed-bridges.txt"), 0, false)),
                Duration.ofSeconds(1));
        SwitchSurvey survey = new SwitchSurvey(new Gathered(List.of(told), unreached, Instant.EPOCH), findings, false);
        survey.forEach(List.of(agents), host -> looked.add(host.host()));
        return survey;
    }

    @Test
    void hostThatTheEnvironmentNamesIsLookedAt() {
        SwitchSurvey survey = survey(List.of(), alive("compute1.example.org"));

        assertThat(looked).containsExactly("compute1.example.org");
        assertThat(survey.unnamed()).isEmpty();
    }

    @Test
    void hostsThatItDoesNotNameAreKept() {
        SwitchSurvey survey = survey(List.of(), alive("compute1"), alive("compute8"), dead("compute9"));

        assertThat(survey.unnamed()).containsExactly("compute8");
        assertThat(Found.facts(findings))
                .anyMatch(fact -> fact.contains("1 hosts with an agent: compute8"))
                .anyMatch(fact -> fact.contains("1 hosts with an agent that is not alive: compute9"));
        survey.conclude();
    }

    @Test
    void hostThatCouldNotBeAskedIsNoneOfThemWhicheverOfItsNamesTheAgentHas() {
        NodeUnreachable unreachable =
                new NodeUnreachable(List.of(node("controller"), node("compute8")), "connection refused", "try");

        SwitchSurvey survey = survey(List.of(unreachable), alive("compute1"), alive("compute8"));

        assertThat(survey.unnamed()).isEmpty();
        assertThatThrownBy(survey::conclude)
                .isInstanceOf(CouldNotVerify.class)
                .hasMessageContaining("compute8")
                .hasMessageContaining("connection refused");
    }

    @Test
    void nothingIsKnownWhereNoHostIsNamed() {
        SwitchSurvey survey = survey(List.of(), alive("compute8"));

        assertThatThrownBy(survey::conclude).isInstanceOf(CouldNotVerify.class).hasMessageContaining("name them");
    }
}
