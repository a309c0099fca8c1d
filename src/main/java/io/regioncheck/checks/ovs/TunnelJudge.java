package io.regioncheck.checks.ovs;

import io.regioncheck.node.ovs.Bridge;
import io.regioncheck.node.ovs.BridgeFlows;
import io.regioncheck.node.ovs.Flow;
import io.regioncheck.openstack.BoundPort;
import io.regioncheck.openstack.VirtualNetwork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Says of ports whose network goes through tunnels whether packets find in and out of them. */
final class TunnelJudge {
    /** Where what arrives in a tunnel gets its local VLAN: GRE_TUN_TO_LV, VXLAN_TUN_TO_LV, GENEVE_TUN_TO_LV. */
    private static final Map<String, Integer> ARRIVING = Map.of("gre", 3, "vxlan", 4, "geneve", 6);
    /** Where what is for all of a network goes into its tunnels: FLOOD_TO_TUN. */
    private static final int FLOODING = 22;

    private final HostSwitch host;
    private final Fabric fabric;
    private final Map<String, Set<String>> hostsByNetwork;
    private final Optional<Bridge> bridge;
    private final Optional<BridgeFlows> flows;
    private final Map<String, Set<Integer>> ends = new HashMap<>();
    private final Map<Integer, Set<Integer>> flooded = new HashMap<>();
    private final Map<String, List<String>> notFlooded = new HashMap<>();

    TunnelJudge(HostSwitch host, Fabric fabric, Map<String, Set<String>> hostsByNetwork, Set<String> wiped) {
        this.host = host;
        this.fabric = fabric;
        this.hostsByNetwork = hostsByNetwork;
        this.bridge = host.agent().hasTunnels() ? host.tunnels() : Optional.empty();
        this.flows =
                bridge.map(Bridge::name).filter(name -> !wiped.contains(name)).flatMap(host::flows);
        bridge.ifPresent(one -> one.interfaces()
                .forEach(end -> end.remoteAddress().ifPresent(address -> {
                    if (end.number().isPresent()) {
                        ends.computeIfAbsent(address, unseen -> new HashSet<>())
                                .add(end.number().getAsInt());
                    }
                })));
        flows.ifPresent(dump -> dump.table(FLOODING).forEach(flow -> {
            if (flow.vlan().isPresent()) {
                flooded.computeIfAbsent(flow.vlan().getAsInt(), unseen -> new HashSet<>())
                        .addAll(flow.outputs());
            }
        }));
    }

    static boolean carries(String networkType) {
        return ARRIVING.containsKey(networkType);
    }

    void judge(BoundPort port, VirtualNetwork network, int tag, List<Fault> faults) {
        if (flows.isEmpty() || bridge.isEmpty() || network.segment().isEmpty()) {
            return;
        }
        arriving(port, network, flows.get(), tag).ifPresent(faults::add);
        if (!host.agent().distributed() && Fabric.isPlain(port)) {
            flooding(port, network, tag).ifPresent(faults::add);
        }
    }

    private Optional<Fault> arriving(BoundPort port, VirtualNetwork network, BridgeFlows dump, int tag) {
        int segment = network.segment().orElse(0);
        int table = ARRIVING.getOrDefault(network.type().orElse(""), 0);
        String id = "0x" + Integer.toHexString(segment);
        List<Flow> arriving = dump.table(table).stream()
                .filter(flow -> flow.matches("tun_id", id))
                .toList();
        if (arriving.stream().anyMatch(flow -> flow.putsInto(tag))) {
            return Optional.empty();
        }
        return Optional.of(Fault.of(
                host.host(),
                port,
                arriving.isEmpty()
                        ? "no flow of " + dump.bridge() + " takes tunnel id " + segment
                        : "tunnel id " + segment + " is led into another local VLAN than its own, " + tag,
                "in table " + table + " of " + dump.bridge() + ": tun_id=" + id + " into local VLAN " + tag,
                "what other hosts send it does not arrive",
                Remedies.restart(host.host())));
    }

    private Optional<Fault> flooding(BoundPort port, VirtualNetwork network, int tag) {
        Set<Integer> outputs = flooded.getOrDefault(tag, Set.of());
        List<String> missed = notFlooded.computeIfAbsent(network.id() + " " + tag, unseen -> missed(network, outputs));
        if (missed.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Fault.of(
                host.host(),
                port,
                "local VLAN " + tag + " is not flooded to " + WiringJudge.some(missed),
                "an output to the tunnel of each host that its network is on, in table " + FLOODING,
                "ARP and requests for a lease do not get there",
                Remedies.restart(host.host())));
    }

    /** Returns the hosts that there is a tunnel to, and that what is for all of a network is not sent to. */
    private List<String> missed(VirtualNetwork network, Set<Integer> outputs) {
        Set<String> hosts = hostsByNetwork.getOrDefault(network.id(), Set.of());
        Map<String, String> missed = new TreeMap<>();
        boolean populated = host.agent().populated();
        fabric.peers(host.agent(), network.type().orElse(""), peer -> !populated || hosts.contains(peer))
                .forEach((address, peer) -> {
                    Set<Integer> there = ends.getOrDefault(address, Set.of());
                    if (!there.isEmpty() && there.stream().noneMatch(outputs::contains)) {
                        missed.put(peer.host(), address);
                    }
                });
        return new ArrayList<>(missed.keySet());
    }
}
