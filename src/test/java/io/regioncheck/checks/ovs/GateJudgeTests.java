package io.regioncheck.checks.ovs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regioncheck.broker.BrokerNode;
import io.regioncheck.broker.BrokerQueue;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.openstack.SwitchAgent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GateJudgeTests {
    private final Findings findings = new Findings();
    private final GateJudge judge = new GateJudge(findings);
    private final SwitchAgent agent = RealSwitch.agent("compute1", "127.0.0.1", true);

    private static BrokerQueue queue(String name, long consumers) {
        return new BrokerQueue(
                name,
                Optional.of(0L),
                Optional.of(0L),
                Optional.of(consumers),
                "classic",
                "running",
                false,
                false,
                Optional.empty());
    }

    private List<String> found(BrokerQueue... queues) {
        judge.queues(List.of(queues), List.of(agent));
        return Found.in(findings).stream()
                .map(finding -> finding.subject() + ": " + finding.observed())
                .toList();
    }

    @Test
    void serverAndAgentConsume() {
        assertThat(found(
                        queue("q-plugin", 1),
                        queue("q-reports-plugin", 2),
                        queue("q-agent-notifier-tunnel-update.compute1", 1)))
                .isEmpty();
    }

    @Test
    void aServerThatConsumesNothingHoldsTheRestart() {
        assertThat(found(queue("q-plugin", 0), queue("q-agent-notifier-tunnel-update.compute1", 1)))
                .containsExactly("queue q-plugin: no consumer");
    }

    @Test
    void anAlarmHoldsTheRestartAndSaysWhatUnblocks() {
        judge.cluster(List.of(node(true, false, List.of())), List.of());
        assertThat(Found.in(findings)).singleElement().satisfies(finding -> {
            assertThat(finding.observed()).isEqualTo("memory alarm");
            assertThat(finding.remedy()).contains("rabbitmqctl -n rabbit@one set_vm_memory_high_watermark 0.6");
        });
    }

    @Test
    void aNodeThatIsFullAndLostSaysWhatToDoAboutBoth() {
        judge.cluster(List.of(node(false, true, List.of("rabbit@two"))), List.of());
        assertThat(Found.in(findings))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy())
                        .contains("df -h /var/lib/rabbitmq", "the smaller part")
                        .doesNotContain("watermark"));
    }

    private static BrokerNode node(boolean memory, boolean disk, List<String> partitions) {
        return new BrokerNode(
                "rabbit@one",
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                memory,
                disk,
                partitions,
                false,
                Map.of());
    }

    @Test
    void aServerWithoutQueueHoldsTheRestart() {
        assertThat(found(queue("q-agent-notifier-tunnel-update.compute1", 1)))
                .containsExactly("queue q-plugin: there is no such queue");
    }

    @Test
    void anAgentThatHearsNothingHoldsTheRestart() {
        assertThat(found(
                        queue("q-plugin", 1),
                        queue("q-agent-notifier-tunnel-update.compute1", 0),
                        queue("q-agent-notifier-tunnel-update.compute2", 1)))
                .containsExactly(
                        "agent on compute1: nobody consumes from 1 of its queues, such as q-agent-notifier-tunnel-update.HOST");
    }

    @Test
    void whatIsLeftOfTheReleaseBeforeHoldsNothing() {
        assertThat(found(
                        queue("q-plugin", 1),
                        queue("q-agent-notifier-port-update.compute1", 0),
                        queue("q-agent-notifier-network-delete.compute1", 0),
                        queue("q-agent-notifier-security_group-update.compute1", 0),
                        queue("q-agent-notifier-tunnel-update.compute1", 1),
                        queue("q-agent-notifier-l2population-update.compute1", 1)))
                .isEmpty();
        assertThat(Found.facts(findings))
                .anySatisfy(fact -> assertThat(fact)
                        .contains(
                                "3 queues", "q-agent-notifier-port-update.compute1", "delete_queue NAME --if-unused"));
    }

    @Test
    void anotherAgentThatConsumesDoesNotSpeakForIt() {
        assertThat(found(
                        queue("q-plugin", 1),
                        queue("q-agent-notifier-network-update.compute1", 1),
                        queue("q-agent-notifier-tunnel-update.compute1", 0)))
                .hasSize(1);
        assertThat(new GateJudgeTests()
                        .found(queue("q-plugin", 1), queue("q-agent-notifier-network-update.compute1", 1)))
                .hasSize(1);
    }

    @Test
    void populationIsHeardWhereItIsOn() {
        BrokerQueue[] queues = {
            queue("q-plugin", 1),
            queue("q-agent-notifier-tunnel-update.compute1", 1),
            queue("q-agent-notifier-l2population-update.compute1", 0)
        };
        assertThat(found(queues)).hasSize(1);
        Findings without = new Findings();
        new GateJudge(without).queues(List.of(queues), List.of(RealSwitch.agent("compute1", "127.0.0.1", false)));
        assertThat(Found.in(without)).isEmpty();
    }

    @Test
    void anAgentWithoutQueuesHoldsTheRestart() {
        assertThat(found(queue("q-plugin", 1)))
                .singleElement()
                .satisfies(found -> assertThat(found).startsWith("agent on compute1: the broker has no queue"));
    }

    @Test
    void aDeadAgentIsWhatARestartIsFor() {
        SwitchAgent dead = new SwitchAgent(
                "compute9",
                SwitchAgent.OPEN_VSWITCH,
                false,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Set.of(),
                false,
                false,
                "br-int",
                Optional.empty());
        judge.queues(List.of(queue("q-plugin", 1)), List.of(dead));
        assertThat(Found.in(findings)).isEmpty();
    }

    @Test
    void withoutNumbersOfConsumersNothingIsKnown() {
        BrokerQueue bare = new BrokerQueue(
                "q-plugin",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "classic",
                "running",
                false,
                false,
                Optional.empty());
        assertThatThrownBy(() -> judge.queues(List.of(bare), List.of(agent))).isInstanceOf(CouldNotVerify.class);
    }
}
