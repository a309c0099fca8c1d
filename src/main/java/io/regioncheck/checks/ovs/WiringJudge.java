package io.regioncheck.checks.ovs;

import io.regioncheck.node.ovs.Bridge;
import io.regioncheck.node.ovs.BridgeFlows;
import io.regioncheck.node.ovs.Flow;
import io.regioncheck.node.ovs.SwitchInterface;
import io.regioncheck.openstack.BoundPort;
import io.regioncheck.openstack.SwitchAgent;
import io.regioncheck.openstack.VirtualNetwork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says of each active port whether its host's flows carry it: a local VLAN, and for this VLAN the way out and in. What the agent installs:
 * provision_local_vlan in neutron/plugins/ml2/drivers/openvswitch/agent/ovs_neutron_agent.py and the bridges' of the same name; tables of
 * neutron/plugins/ml2/drivers/openvswitch/agent/common/constants.py, the same from Kilo to 2026.1. With distributed routers the way out of
 * a physical bridge is in its table 2, so no table is asked for.
 */
final class WiringJudge {
    /** Where what arrives in a tunnel gets its local VLAN: GRE_TUN_TO_LV, VXLAN_TUN_TO_LV, GENEVE_TUN_TO_LV. */
    private static final Map<String, Integer> ARRIVING = Map.of("gre", 3, "vxlan", 4, "geneve", 6);
    /** Where what is for all of a network goes into its tunnels: FLOOD_TO_TUN. */
    private static final int FLOODING = 22;
    /** The first table of the firewall that is made of flows: BASE_EGRESS_TABLE, Newton to 2026.1. */
    private static final int FIREWALL = 71;
    /** The number that the agent gives a port that must not take part: DEAD_VLAN_TAG. */
    static final int DEAD = 4095;

    private final HostSwitch host;
    private final Fabric fabric;
    private final Map<String, List<String>> hostsByNetwork;
    private final Set<String> wiped;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Integer> notJudged = new HashMap<>();
    private int judged;

    WiringJudge(HostSwitch host, Fabric fabric, Map<String, List<String>> hostsByNetwork, Set<String> wiped) {
        this.host = host;
        this.fabric = fabric;
        this.hostsByNetwork = hostsByNetwork;
        this.wiped = wiped;
    }

    List<Fault> judge() {
        for (BoundPort port : fabric.portsOn(host.agent())) {
            host.wire(port.id()).ifPresent(wire -> judge(port, wire));
        }
        return faults;
    }

    /** Returns of how many ports something was compared. */
    int judged() {
        return judged;
    }

    /** Returns why ports were not judged, and how many. */
    Map<String, Integer> notJudged() {
        return notJudged;
    }

    private void judge(BoundPort port, HostSwitch.Wire wire) {
        OptionalInt tag = wire.port().tag();
        if (tag.isPresent() && tag.getAsInt() == DEAD) {
            return;
        }
        if (tag.isEmpty()) {
            judged++;
            faults.add(Fault.of(
                    host.host(),
                    port,
                    "its interface " + wire.port().name() + " has no local VLAN",
                    "a tag between 1 and 4094 on " + host.agent().integrationBridge(),
                    "the agent never wired it, though neutron has it ACTIVE: it has no network",
                    Remedies.restart(host.host())));
            return;
        }
        Optional<VirtualNetwork> network = fabric.network(port);
        if (network.flatMap(VirtualNetwork::type).isEmpty()) {
            notJudged.merge("its network's type is not shown, or it has several segments", 1, Integer::sum);
            return;
        }
        judged++;
        carried(port, network.get(), tag.getAsInt());
        filtered(port, wire.end());
    }

    private void carried(BoundPort port, VirtualNetwork network, int tag) {
        String type = network.type().orElse("");
        if (ARRIVING.containsKey(type)) {
            inTunnels(port, network, Objects.requireNonNull(ARRIVING.get(type)), tag);
        } else if (type.equals("vlan") || type.equals("flat")) {
            network.physicalNetwork()
                    .flatMap(physical -> Optional.ofNullable(host.agent().bridges().get(physical)))
                    .flatMap(host.database()::bridge)
                    .ifPresent(bridge -> onWire(port, network, bridge, tag));
        }
    }

    private void inTunnels(BoundPort port, VirtualNetwork network, int table, int tag) {
        Optional<Bridge> bridge = host.agent().hasTunnels() ? host.tunnels() : Optional.empty();
        Optional<BridgeFlows> flows = bridge.flatMap(this::knownFlows);
        if (flows.isEmpty() || network.segment().isEmpty()) {
            return;
        }
        int segment = network.segment().get();
        List<Flow> arriving = flows.get().table(table).stream()
                .filter(flow -> flow.matches("tun_id", "0x" + Integer.toHexString(segment)))
                .toList();
        if (arriving.stream().noneMatch(flow -> flow.putsInto(tag))) {
            faults.add(Fault.of(
                    host.host(),
                    port,
                    arriving.isEmpty()
                            ? "no flow of " + bridge.get().name() + " takes tunnel id " + segment
                            : "tunnel id " + segment + " is led into another local VLAN than its own, " + tag,
                    "in table " + table + ": tun_id=0x" + Integer.toHexString(segment) + " into local VLAN " + tag,
                    "what other hosts send it does not arrive",
                    Remedies.restart(host.host())));
        }
        flooding(port, network, bridge.get(), flows.get(), tag);
    }

    private void flooding(BoundPort port, VirtualNetwork network, Bridge bridge, BridgeFlows flows, int tag) {
        SwitchAgent agent = host.agent();
        if (agent.distributed() || !Fabric.isPlain(port)) {
            return;
        }
        Map<Integer, String> wanted = new HashMap<>();
        fabric.peers(agent, network.type().orElse("")).forEach((address, peer) -> {
            if (!agent.populated()
                    || hostsByNetwork.getOrDefault(port.networkId(), List.of()).contains(peer.host())) {
                bridge.interfaces()
                        .filter(end -> end.remoteAddress().filter(address::equals).isPresent())
                        .map(SwitchInterface::number)
                        .flatMapToInt(OptionalInt::stream)
                        .forEach(number -> wanted.put(number, peer.host()));
            }
        });
        Set<Integer> flooded = new TreeSet<>();
        flows.table(FLOODING).stream()
                .filter(flow -> flow.vlan().equals(OptionalInt.of(tag)))
                .forEach(flow -> flooded.addAll(flow.outputs()));
        List<String> missed = wanted.entrySet().stream()
                .filter(end -> !flooded.contains(end.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
        if (!missed.isEmpty()) {
            faults.add(Fault.of(
                    host.host(),
                    port,
                    "local VLAN " + tag + " is not flooded to " + some(missed),
                    "an output to the tunnel of each host that its network is on, in table " + FLOODING,
                    "ARP and requests for a lease do not get there",
                    Remedies.restart(host.host())));
        }
    }

    private void onWire(BoundPort port, VirtualNetwork network, Bridge bridge, int tag) {
        Optional<Integer> segment = network.type().filter("vlan"::equals).flatMap(vlan -> network.segment());
        boolean flat = network.type().filter("flat"::equals).isPresent();
        if (!flat && segment.isEmpty()) {
            return;
        }
        String wire = flat ? "no VLAN" : "VLAN " + segment.get();
        Optional<BridgeFlows> outward = knownFlows(bridge);
        boolean goesOut = outward.isEmpty()
                || outward.get().flows().stream()
                        .filter(flow -> flow.vlan().equals(OptionalInt.of(tag)))
                        .anyMatch(flow -> flat ? flow.takesTagOff() : flow.putsInto(segment.get()));
        if (!goesOut) {
            faults.add(Fault.of(
                    host.host(),
                    port,
                    bridge.name() + " has no flow that takes local VLAN " + tag + " out as " + wire,
                    "that translation",
                    "what it sends does not reach " + network.physicalNetwork().orElse("its physical network"),
                    Remedies.restart(host.host())));
        }
        Optional<BridgeFlows> inward = host.integration().flatMap(this::knownFlows);
        int arriving = segment.orElse(0);
        if (inward.isPresent()
                && inward.get().table(0).stream()
                        .filter(flow -> flow.vlan().equals(OptionalInt.of(arriving)))
                        .noneMatch(flow -> flow.putsInto(tag))) {
            faults.add(Fault.of(
                    host.host(),
                    port,
                    host.agent().integrationBridge() + " has no flow that takes " + wire + " from " + bridge.name()
                            + " into local VLAN " + tag,
                    "that translation",
                    "what is sent to it on " + network.physicalNetwork().orElse("its physical network")
                            + " is dropped",
                    Remedies.restart(host.host())));
        }
    }

    /** Where security groups are flows, each port of a server that has them has flows of its own. */
    private void filtered(BoundPort port, SwitchInterface end) {
        Optional<BridgeFlows> flows = host.integration().flatMap(this::knownFlows);
        if (!port.isOfServer() || !port.filtered() || end.number().isEmpty() || flows.isEmpty() || end.type().equals("patch")) {
            return;
        }
        List<Flow> senders = flows.get().flows().stream()
                .filter(flow -> flow.from().isPresent() && flow.leadsTo().contains(FIREWALL))
                .toList();
        if (!senders.isEmpty()
                && senders.stream().noneMatch(flow -> flow.from().equals(end.number()))) {
            faults.add(Fault.of(
                    host.host(),
                    port,
                    "no flow leads what its interface " + end.name() + " (port " + end.number().getAsInt()
                            + " of the bridge) sends to the security groups",
                    "such a flow, as other ports of this host have",
                    "its traffic passes unfiltered, or not at all",
                    Remedies.restart(host.host())));
        }
    }

    private Optional<BridgeFlows> knownFlows(Bridge bridge) {
        return wiped.contains(bridge.name()) ? Optional.empty() : host.flows(bridge.name());
    }

    static String some(List<String> names) {
        return names.size() <= 5
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, 5)) + " and " + (names.size() - 5) + " more";
    }
}
