package io.regioncheck.checks.messaging;

import io.regioncheck.broker.BrokerFailed;
import io.regioncheck.broker.BrokerNode;
import io.regioncheck.broker.ClientConnection;
import io.regioncheck.broker.Management;
import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.check.WhereBrokerIsAsked;
import io.regioncheck.checks.alarm.AlarmRemedy;
import java.util.List;
import okhttp3.HttpUrl;

/** Whether the cluster is whole and takes messages. */
@Checks(component = Component.RABBIT)
class AlarmChecks {

    @Check(
            id = "rabbit.alarms",
            title = "No alarm, no partition, no blocked client; every node runs",
            why =
                    "Over its memory or disk limit RabbitMQ blocks all who publish: every service waits, and the APIs time out one after the other.",
            asks = {
                "GET broker /api/overview of each node",
                "GET broker /api/nodes",
                "GET broker /api/health/checks/alarms",
                "GET broker /api/vhosts/VHOST",
                "GET broker /api/connections"
            },
            matrix = WhereBrokerIsAsked.class)
    void clusterTakesMessages(Region region, Findings findings) {
        Management management = region.broker().management();
        List<BrokerNode> nodes = management.nodes();
        if (nodes.isEmpty()) {
            throw new CouldNotVerify("the management API lists no node, not even the one that answered");
        }
        nodes.forEach(node -> judge(node, findings));
        alarms(management, nodes, findings);
        members(management, findings);
        virtualHost(region, management, findings);
        blocked(management, findings);
        findings.confirm(
                "looked at %d nodes: %s",
                nodes.size(), nodes.stream().map(BrokerNode::name).toList());
    }

    private static void judge(BrokerNode node, Findings findings) {
        findings.expect(node.running(), node.name())
                .observed("not running")
                .expected("running")
                .because("its queues are gone or wait for it, and the next node that stops takes more with it")
                .remedy("%s", AlarmRemedy.ofStop());
        alarm(node.memoryAlarm(), node, "memory", AlarmRemedy.ofMemory(node), findings);
        alarm(node.diskAlarm(), node, "disk", AlarmRemedy.ofDisk(), findings);
        findings.expect(node.partitions().isEmpty(), node.name())
                .observed("has lost sight of %s", node.partitions())
                .expected("all nodes see each other")
                .because("the parts go on by themselves: services on one side do not hear those of the other")
                .remedy("%s", AlarmRemedy.ofPartition());
        findings.expect(!node.drained(), node.name())
                .warning()
                .scope(Finding.SPARE)
                .observed("in maintenance mode")
                .expected("in service")
                .because("it takes no clients and leads no queue")
                .remedy("on its host: rabbitmq-upgrade revive");
    }

    private static void alarm(boolean on, BrokerNode node, String what, String look, Findings findings) {
        findings.expect(!on, node.name())
                .observed(
                        "%s alarm%s",
                        what,
                        (what.equals("memory") ? node.memory() : node.disk())
                                .map(gauge -> ": " + Bytes.of(gauge.value()) + ", limit " + Bytes.of(gauge.limit()))
                                .orElse(""))
                .expected("no alarm")
                .because("the whole cluster blocks all who publish: builds, agents' reports and API calls hang")
                .remedy("%s", look);
    }

    /** The list of nodes lags some seconds behind the alarms themselves. */
    private static void alarms(Management management, List<BrokerNode> nodes, Findings findings) {
        boolean listed = nodes.stream().anyMatch(node -> node.memoryAlarm() || node.diskAlarm());
        List<String> alarms = management.alarms().orElse(List.of());
        findings.expect(listed || alarms.isEmpty(), "the cluster")
                .observed("alarms in effect: %s", String.join(", ", alarms))
                .expected("none")
                .because("the whole cluster blocks all who publish")
                .remedy("rabbitmq-diagnostics alarms; rabbitmq-diagnostics memory_breakdown");
    }

    private static void members(Management management, Findings findings) {
        for (HttpUrl member : management.members()) {
            try {
                findings.confirm(
                        "%s: RabbitMQ %s", member, management.overview(member).rabbitmq());
            } catch (BrokerFailed failed) {
                findings.report(member.toString())
                        .warning()
                        .scope(Finding.SPARE)
                        .observed("%s", failed.answered())
                        .expected("the management API of this node")
                        .because("the environment names it, and it does not answer; what others say of it stands above")
                        .remedy("on its host: rabbitmq-diagnostics status; rabbitmq-plugins list -e");
            }
        }
    }

    private static void virtualHost(Region region, Management management, Findings findings) {
        management
                .vhostStates()
                .forEach((node, state) -> findings.expect(state.equals("running"), node)
                        .observed(
                                "virtual host %s is %s",
                                region.broker().access().vhost(), state)
                        .expected("running")
                        .because("clients of this node are refused")
                        .remedy(
                                "rabbitmqctl restart_vhost -p %s -n %s",
                                region.broker().access().vhost(), node));
    }

    private static void blocked(Management management, Findings findings) {
        List<ClientConnection> connections = management.connections();
        List<ClientConnection> blocked = connections.stream()
                .filter(connection -> connection.state().equals("blocked"))
                .toList();
        findings.expect(blocked.isEmpty(), "clients")
                .observed(
                        "%d of %d are blocked, such as %s",
                        blocked.size(),
                        connections.size(),
                        blocked.stream()
                                .findFirst()
                                .map(one -> one.given().orElse(one.name()))
                                .orElse(""))
                .expected("none")
                .because("they wanted to publish and wait")
                .remedy("rabbitmqctl list_connections name state; rabbitmq-diagnostics alarms");
        findings.figure("connections", connections.size(), "");
    }
}
