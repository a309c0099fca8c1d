package io.regioncheck.checks.ovs;

import io.regioncheck.broker.BrokerNode;
import io.regioncheck.broker.BrokerQueue;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.checks.alarm.AlarmRemedy;
import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.SwitchAgent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says what holds a restart of agents back. */
final class GateJudge {
    static final String RESTART_SERVER =
            "systemctl restart neutron-server (or neutron-rpc-server, where that is a service of its own)";

    /** What the server takes agents' calls from: topics.PLUGIN and topics.REPORTS in neutron_lib, the second from Liberty on. */
    private static final List<String> OF_SERVER = List.of("q-plugin", "q-reports-plugin");
    /** What an agent hears from its server: topics.AGENT; each host has a queue of its own behind it. */
    private static final String OF_AGENT = "q-agent-notifier-";

    /**
     * What agents of every release consume, tunnels or not: setup_rpc in ovs_neutron_agent.py, 2015.1.0 to 2026.1. Those up to Newton hear of
     * ports, networks and security groups there too (11.0.0 and 12.0.0 empty these queues yet, 13.0.0 leaves them): queues are not deleted
     * with their consumer, so that they stay behind on the broker.
     */
    private static final List<String> OF_ALL = List.of("tunnel-update", "tunnel-delete", "dvr-update");
    /** With l2_population, in every release. */
    private static final String OF_POPULATED = "l2population-update";

    private static final String HOLD = "restart no agent of Open vSwitch now: ";
    private static final Set<CallFailed.Kind> SERVER = Set.of(
            CallFailed.Kind.UNREACHABLE,
            CallFailed.Kind.TIMED_OUT,
            CallFailed.Kind.SERVER_ERROR,
            CallFailed.Kind.MALFORMED);

    private final Findings findings;
    private final List<String> leftBehind = new ArrayList<>();

    GateJudge(Findings findings) {
        this.findings = findings;
    }

    /** Returns whether it is the server that does not answer, and not we who may not ask. */
    static boolean isOfServer(CallFailed failed) {
        return SERVER.contains(failed.kind());
    }

    void serverFailed(CallFailed failed) {
        findings.report("neutron-server")
                .observed("%s", failed.answered())
                .expected("an answer")
                .because("%s", HOLD + "it gets no answer to what it has to wire")
                .remedy(
                        "on the controllers: systemctl status neutron-server; tail -n 50 /var/log/neutron/neutron-server.log");
    }

    void cluster(List<BrokerNode> nodes, List<String> alarms) {
        if (nodes.isEmpty()) {
            throw new CouldNotVerify("the management API lists no node of the broker");
        }
        for (BrokerNode node : nodes) {
            boolean alarm = node.memoryAlarm() || node.diskAlarm();
            findings.expect(node.running() && !alarm && node.partitions().isEmpty(), node.name())
                    .observed("%s", state(node))
                    .expected("running, no alarm, sees all others")
                    .because("%s", HOLD + "its call is not taken, or does not get to its server")
                    .remedy("%s", AlarmRemedy.of(node));
        }
        boolean listed = nodes.stream().anyMatch(node -> node.memoryAlarm() || node.diskAlarm());
        findings.expect(listed || alarms.isEmpty(), "the broker")
                .observed("alarms in effect: %s", String.join(", ", alarms))
                .expected("none")
                .because("%s", HOLD + "the broker blocks all who publish")
                .remedy("rabbitmq-diagnostics alarms; rabbitmq-diagnostics memory_breakdown");
    }

    private static String state(BrokerNode node) {
        List<String> wrong = new ArrayList<>();
        if (!node.running()) {
            wrong.add("not running");
        }
        if (node.memoryAlarm()) {
            wrong.add("memory alarm");
        }
        if (node.diskAlarm()) {
            wrong.add("disk alarm");
        }
        if (!node.partitions().isEmpty()) {
            wrong.add("has lost sight of " + node.partitions());
        }
        return String.join(", ", wrong);
    }

    void queues(List<BrokerQueue> queues, List<SwitchAgent> agents) {
        if (queues.stream().noneMatch(queue -> queue.consumers().isPresent())) {
            throw new CouldNotVerify("the management API does not say which queue has a consumer");
        }
        Map<String, List<BrokerQueue>> byHost = new HashMap<>();
        Map<String, BrokerQueue> byName = new HashMap<>();
        for (BrokerQueue queue : queues) {
            byName.put(queue.name(), queue);
            int dot = queue.name().indexOf('.');
            if (queue.name().startsWith(OF_AGENT) && dot > 0) {
                byHost.computeIfAbsent(queue.name().substring(dot + 1), unseen -> new ArrayList<>())
                        .add(queue);
            }
        }
        OF_SERVER.forEach(name -> server(name, byName));
        List<SwitchAgent> ours =
                agents.stream().filter(SwitchAgent::isOpenVswitch).toList();
        ours.forEach(agent -> agent(agent, byHost.getOrDefault(agent.host(), List.of())));
        if (!leftBehind.isEmpty()) {
            findings.leftOut(
                    leftBehind.size() + " queues that no agent consumes from: " + WiringJudge.some(leftBehind),
                    "their hosts' agents of Open vSwitch hear what those of every release hear; these are an earlier release's, or of an agent that is"
                            + " stopped. To remove one that nobody will consume from:"
                            + " rabbitmqctl -p VHOST delete_queue NAME --if-unused");
        }
        findings.confirm("%d agents of Open vSwitch, %d queues", ours.size(), queues.size());
    }

    private void server(String name, Map<String, BrokerQueue> byName) {
        boolean must = name.equals(OF_SERVER.get(0));
        if (must || byName.containsKey(name)) {
            findings.expect(byName.containsKey(name) && consumers(byName.get(name)) > 0, "queue " + name)
                    .observed("%s", byName.containsKey(name) ? "no consumer" : "there is no such queue")
                    .expected("neutron-server consumes from it")
                    .because("%s", HOLD + "nobody takes its calls, though the API may answer")
                    .remedy("on the controllers: %s", RESTART_SERVER);
        }
    }

    private void agent(SwitchAgent agent, List<BrokerQueue> queues) {
        if (!agent.alive()) {
            findings.leftOut(
                    "the queues of the agent on " + agent.host(), "it is not alive: a restart is what it needs");
            return;
        }
        List<String> silent = queues.stream()
                .filter(queue -> consumers(queue) == 0)
                .map(BrokerQueue::name)
                .sorted()
                .toList();
        List<String> missed = silent.stream()
                .map(GateJudge::topic)
                .filter(topic -> isHeard(topic, agent))
                .toList();
        boolean there = queues.stream().anyMatch(queue -> topic(queue.name()).equals(OF_ALL.get(0)));
        if (there && missed.isEmpty()) {
            leftBehind.addAll(silent);
            return;
        }
        findings.report("agent on " + agent.host())
                .observed(
                        "%s",
                        there
                                ? "nobody consumes from " + missed.size() + " of its queues, such as " + OF_AGENT
                                        + missed.get(0) + ".HOST"
                                : "the broker has no queue " + OF_AGENT + OF_ALL.get(0) + ".HOST of it")
                .expected("queues of its own, with the agent as consumer")
                .because(
                        "%s",
                        "it calls itself alive and hears nothing: its connection to the broker is broken, or goes to another; after a restart it would hear as little")
                .remedy(
                        "on the host: ss -tnp | grep 5672; compare transport_url of /etc/neutron/neutron.conf with the controllers'; rabbitmqctl list_queues name consumers | grep %s",
                        OF_AGENT);
    }

    /** Returns whether agents of all releases would consume from a queue, with the options of this one. */
    private static boolean isHeard(String topic, SwitchAgent agent) {
        return OF_ALL.contains(topic) || (agent.populated() && topic.equals(OF_POPULATED));
    }

    private static String topic(String queue) {
        return queue.substring(OF_AGENT.length(), queue.indexOf('.'));
    }

    private static long consumers(BrokerQueue queue) {
        return queue.consumers().orElse(0L);
    }
}
