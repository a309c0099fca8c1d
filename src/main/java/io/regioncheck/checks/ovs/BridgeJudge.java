package io.regioncheck.checks.ovs;

import io.regioncheck.node.ovs.Bridge;
import io.regioncheck.node.ovs.BridgeFlows;
import io.regioncheck.node.ovs.Flow;
import io.regioncheck.openstack.BoundPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Tells a bridge whose flows are gone. What an agent puts into each bridge at its start: setup_default_table in
 * neutron/plugins/ml2/drivers/openvswitch/agent/openflow/native/br_int.py, br_tun.py and br_phys.py (Liberty to 2026.1), the same in
 * neutron/plugins/openvswitch/agent/ovs_neutron_agent.py of Kilo.
 */
final class BridgeJudge {
    /** Never touched but at the agent's start, which looks at it to see whether the switch was restarted: CANARY_TABLE. */
    static final int CANARY = 23;

    /**
     * Tables that always have a flow where another leads to them, each with the drop or the way on that the agent begins with. Others may be
     * empty: those of extensions, and what only logs.
     */
    private static final Set<Integer> NEVER_EMPTY_IN_INTEGRATION = Set.of(1, 24, 59, 60, 71, 72, 73, 81, 82);
    private static final Set<Integer> NEVER_EMPTY_IN_TUNNELS = Set.of(2, 3, 4, 6, 10, 20, 21, 22);

    private final HostSwitch host;
    private final List<BoundPort> ports;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> wiped = new TreeSet<>();

    BridgeJudge(HostSwitch host, List<BoundPort> ports) {
        this.host = host;
        this.ports = ports;
    }

    /** Returns the bridges that are wiped so far that nothing more need be said of their ports. */
    Set<String> wiped() {
        return wiped;
    }

    List<Fault> judge() {
        String name = host.agent().integrationBridge();
        host.integration().ifPresentOrElse(this::integration, () -> missing(name, "no server of this host has a network"));
        if (host.agent().hasTunnels()) {
            host.tunnels()
                    .ifPresentOrElse(this::tunnels, () -> missing("br-tun", "networks in tunnels end at this host"));
        }
        for (Map.Entry<String, String> physical : host.agent().bridges().entrySet()) {
            host.database()
                    .bridge(physical.getValue())
                    .ifPresentOrElse(
                            bridge -> physical(physical.getKey(), bridge),
                            () -> missing(
                                    physical.getValue(),
                                    "networks on " + physical.getKey() + " end at this host, and its agent ends when it starts"));
        }
        return faults;
    }

    private void missing(String bridge, String because) {
        wiped.add(bridge);
        faults.add(Fault.of(
                host.host(),
                bridge,
                "the switch has no such bridge",
                "the bridge that the agent works with",
                because + whom(),
                "on " + host.host() + ": ovs-vsctl show; make it as it was, then " + Remedies.restart(host.host())));
    }

    private void integration(Bridge bridge) {
        Optional<BridgeFlows> known = host.flows(bridge.name());
        if (known.isEmpty()) {
            return;
        }
        BridgeFlows flows = known.get();
        List<Flow> others = flows.flows().stream().filter(flow -> flow.table() != CANARY).toList();
        if (flows.flows().isEmpty()) {
            gone(bridge, "it has no flow at all", "it drops every packet");
        } else if (others.isEmpty()) {
            gone(
                    bridge,
                    "all its flows but that of table " + CANARY + " are gone, by whose loss the agent would notice",
                    "it drops every packet, and the agent repairs nothing");
        } else if (isPlainSwitch(flows)) {
            gone(
                    bridge,
                    "its only flow is the one of a switch that nobody controls",
                    "it forwards between all VLANs' ports as it likes, without translation and security groups");
        } else if (!beginsSomewhere(flows)) {
            gone(bridge, "table 0 has no flow for what comes from a port", "what enters the bridge is dropped");
        } else {
            deadEnds(bridge, flows, NEVER_EMPTY_IN_INTEGRATION);
        }
    }

    /** Whoever deletes all flows of a bridge that is not secure, or makes it anew, leaves this one. */
    private static boolean isPlainSwitch(BridgeFlows flows) {
        return flows.flows().size() == 1
                && flows.flows().get(0).match().isEmpty()
                && flows.flows().get(0).isNormal();
    }

    private static boolean beginsSomewhere(BridgeFlows flows) {
        return flows.table(0).stream().anyMatch(flow -> flow.match().isEmpty() && !flow.drops());
    }

    private void tunnels(Bridge bridge) {
        Optional<BridgeFlows> known = host.flows(bridge.name());
        if (known.isEmpty()) {
            return;
        }
        BridgeFlows flows = known.get();
        OptionalInt patch = host.integration().map(own -> HostSwitch.patch(bridge, own)).orElse(OptionalInt.empty());
        boolean begins = flows.table(0).stream()
                .anyMatch(flow -> flow.from().isPresent()
                        && (patch.isEmpty() || flow.from().equals(patch))
                        && !flow.leadsTo().isEmpty());
        if (flows.flows().isEmpty() || isPlainSwitch(flows)) {
            gone(bridge, flows.flows().isEmpty() ? "it has no flow at all" : "its only flow is the one of a switch that nobody controls",
                    "networks in tunnels end at this host");
        } else if (!begins) {
            gone(bridge, "table 0 has no flow for what comes from br-int", "nothing leaves this host through a tunnel");
        } else {
            deadEnds(bridge, flows, NEVER_EMPTY_IN_TUNNELS);
        }
    }

    private void physical(String network, Bridge bridge) {
        Optional<BridgeFlows> known = host.flows(bridge.name());
        if (known.isPresent() && !beginsSomewhere(known.get())) {
            gone(
                    bridge,
                    known.get().flows().isEmpty() ? "it has no flow at all" : "table 0 has no flow that forwards",
                    "networks on " + network + " are cut off at this host");
        }
    }

    private void deadEnds(Bridge bridge, BridgeFlows flows, Set<Integer> neverEmpty) {
        Map<Integer, Long> counts = flows.counts();
        Set<Integer> empty = flows.flows().stream()
                .flatMap(flow -> flow.leadsTo().stream())
                .filter(table -> neverEmpty.contains(table) && !counts.containsKey(table))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!empty.isEmpty()) {
            gone(
                    bridge,
                    "flows lead to table " + empty.stream().map(String::valueOf).collect(Collectors.joining(", "))
                            + ", which is empty",
                    "packets that come there are dropped");
        }
    }

    private void gone(Bridge bridge, String observed, String because) {
        wiped.add(bridge.name());
        faults.add(Fault.of(
                host.host(),
                bridge.name(),
                observed,
                "the flows that the agent keeps there",
                because + whom(),
                Remedies.restart(host.host())));
    }

    private String whom() {
        List<BoundPort> servers = ports.stream().filter(BoundPort::isOfServer).toList();
        return servers.isEmpty()
                ? ""
                : ": " + servers.size() + " ports of servers are here, such as "
                        + servers.stream()
                                .limit(5)
                                .map(port -> port.id() + " of server " + port.device())
                                .collect(Collectors.joining(", "));
    }
}
