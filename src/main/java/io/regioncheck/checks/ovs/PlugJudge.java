package io.regioncheck.checks.ovs;

import io.regioncheck.node.ovs.Bridge;
import io.regioncheck.node.ovs.SwitchInterface;
import io.regioncheck.openstack.BoundPort;
import io.regioncheck.openstack.SwitchAgent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what is not plugged in as it should be: bridges into each other, hosts to each other, ports into their bridge. */
final class PlugJudge {
    /** What the agent ties its patches to until the other bridge is ready: NONEXISTENT_PEER, Kilo to 2026.1. */
    private static final String NOBODY = "nonexistent-peer";

    private final HostSwitch host;
    private final Fabric fabric;
    private final Map<String, Set<String>> hostsByNetwork;
    private final List<Fault> faults = new ArrayList<>();
    private int tunnels;

    PlugJudge(HostSwitch host, Fabric fabric, Map<String, Set<String>> hostsByNetwork) {
        this.host = host;
        this.fabric = fabric;
        this.hostsByNetwork = hostsByNetwork;
    }

    /** Returns how many tunnels were looked for. */
    int tunnels() {
        return tunnels;
    }

    /** @param physicalToo whether bridges of physical networks are secure in this region's releases: Newton to 2026.1 set that */
    List<Fault> judge(boolean physicalToo) {
        for (Bridge bridge : host.kept()) {
            boolean physical = host.agent().bridges().containsValue(bridge.name());
            if (!physical || physicalToo) {
                failMode(bridge, physical);
            }
        }
        host.integration().ifPresent(this::patches);
        if (host.agent().hasTunnels()) {
            host.tunnels().ifPresent(this::mesh);
        }
        fabric.portsOn(host.agent()).forEach(this::plugged);
        waiting().filter(port -> !mayBeDoneSoon(port)).forEach(port -> faults.add(port.fault()));
        return faults;
    }

    private Stream<Waiting> waiting() {
        return fabric.waitingOn(host.agent()).stream().map(port -> new Waiting(host, port));
    }

    private boolean mayBeDoneSoon(Waiting port) {
        return fabric.isBeginning(host.agent()) && port.isGoneThrough();
    }

    /** Returns whether ports here are not judged, because their agent may still go through them. */
    boolean leavesTime() {
        return waiting().anyMatch(this::mayBeDoneSoon);
    }

    /** Returns the types of tunnels that networks of ports here go through and the agent makes none of. */
    Set<String> notMade() {
        return fabric.portsOn(host.agent()).stream()
                .flatMap(port -> fabric.network(port).stream())
                .flatMap(network -> network.type().stream())
                .filter(type ->
                        TunnelJudge.carries(type) && !host.agent().tunnelTypes().contains(type))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** set_secure_mode for br-int and secure_mode=True for br-tun, Kilo to 2026.1. */
    private void failMode(Bridge bridge, boolean physical) {
        String mode = bridge.failMode().orElse("standalone, as nothing is set");
        if (!mode.equals("secure")) {
            Fault fault = Fault.of(
                    host.host(),
                    bridge.name(),
                    "fail_mode is " + mode,
                    "secure",
                    "when its controller is away the switch puts in a flow that forwards everything: loops, and packets of one network in another",
                    "on " + host.host() + ": ovs-vsctl set-fail-mode " + bridge.name() + " secure");
            faults.add(physical ? fault.mildly() : fault);
        }
    }

    private void patches(Bridge own) {
        if (host.agent().hasTunnels()) {
            host.tunnels().ifPresent(tunnels -> patched(own, tunnels, "networks in tunnels end at this host"));
        }
        host.agent()
                .bridges()
                .forEach((network, name) -> host.database()
                        .bridge(name)
                        .ifPresent(bridge -> patched(own, bridge, "networks on " + network + " end at this host")));
    }

    private void patched(Bridge own, Bridge other, String because) {
        boolean tied = own.patchTo(other).isPresent() && other.patchTo(own).isPresent();
        if (tied || hasPairOfVeth(own, other)) {
            return;
        }
        boolean waiting = own.interfaceNamed("int-" + other.name())
                .flatMap(SwitchInterface::peer)
                .filter(NOBODY::equals)
                .isPresent();
        faults.add(Fault.of(
                host.host(),
                other.name(),
                waiting
                        ? "its patch to " + own.name()
                                + " is tied to nobody: the agent began to set it up and did not end"
                        : "no pair of patches ties it to " + own.name(),
                "a patch on each side that names the other",
                because,
                Remedies.restart(host.host())));
    }

    /** use_veth_interconnection, and agents before Kilo. */
    private static boolean hasPairOfVeth(Bridge own, Bridge other) {
        return own.interfaceNamed("int-" + other.name())
                        .filter(end -> !end.type().equals("patch"))
                        .isPresent()
                && other.interfaceNamed("phy-" + other.name())
                        .filter(end -> !end.type().equals("patch"))
                        .isPresent();
    }

    /**
     * Without l2_population an agent has a tunnel to each other one; with it, to those that one of its own networks is on
     * (neutron/plugins/ml2/drivers/l2pop/mech_driver.py).
     */
    private void mesh(Bridge bridge) {
        Map<String, Set<String>> ends = new HashMap<>();
        bridge.interfaces()
                .forEach(end -> end.remoteAddress()
                        .filter(address ->
                                end.number().isPresent() && end.number().getAsInt() > 0)
                        .ifPresent(address -> ends.computeIfAbsent(end.type(), unseen -> new HashSet<>())
                                .add(address)));
        SwitchAgent agent = host.agent();
        Map<String, String> missing = new TreeMap<>();
        for (String type : agent.tunnelTypes()) {
            Set<String> sharing = agent.populated() ? sharing(type) : Set.of();
            fabric.peers(agent, type, there -> !agent.populated() || sharing.contains(there))
                    .forEach((address, peer) -> {
                        tunnels++;
                        if (!ends.getOrDefault(type, Set.of()).contains(address)) {
                            missing.put(peer.host(), type + " to " + peer.host() + " (" + address + ")");
                        }
                    });
        }
        if (!missing.isEmpty()) {
            faults.add(Fault.of(
                    host.host(),
                    bridge.name(),
                    "no tunnel: " + WiringJudge.some(List.copyOf(missing.values())),
                    agent.populated()
                            ? "a tunnel to each host that a network of this one is on"
                            : "a tunnel to every other agent: a full mesh",
                    "servers here and there that share a network do not reach each other"
                            + (hasRouters() ? ", nor their routers and leases" : ""),
                    Remedies.restart(host.host())));
        }
    }

    private boolean hasRouters() {
        return fabric.portsOn(host.agent()).stream().anyMatch(port -> !port.isOfServer());
    }

    /** Returns the hosts that a network of this one is on. */
    private Set<String> sharing(String type) {
        return fabric.portsOn(host.agent()).stream()
                .filter(Fabric::isPlain)
                .filter(port -> fabric.network(port)
                        .flatMap(network -> network.type())
                        .filter(type::equals)
                        .isPresent())
                .map(BoundPort::networkId)
                .distinct()
                .flatMap(network -> hostsByNetwork.getOrDefault(network, Set.of()).stream())
                .collect(Collectors.toSet());
    }

    private void plugged(BoundPort port) {
        Optional<HostSwitch.Wire> wire = host.wire(port.id());
        if (wire.isEmpty()) {
            if (!host.isElsewhere(port.id())) {
                faults.add(Fault.of(
                        host.host(),
                        port,
                        "nothing on the switch carries it",
                        "an interface on " + host.agent().integrationBridge() + " with external_ids:iface-id="
                                + port.id(),
                        "neutron has it ACTIVE and bound here, and it is plugged into nothing",
                        port.isOfServer()
                                ? "openstack server reboot --hard " + port.device()
                                : "on " + host.host() + ": systemctl restart "
                                        + (port.owner().equals("network:dhcp")
                                                ? "neutron-dhcp-agent"
                                                : "neutron-l3-agent")));
            }
            return;
        }
        OptionalInt tag = wire.get().port().tag();
        if (tag.isPresent() && tag.getAsInt() == WiringJudge.DEAD) {
            faults.add(Fault.of(
                    host.host(),
                    port,
                    wire.get().port().name() + " has tag " + WiringJudge.DEAD
                            + ", the VLAN of ports that must not take part",
                    "the local VLAN of its network",
                    "all it sends is dropped, though neutron has it ACTIVE",
                    Remedies.restart(host.host())));
        }
        down(port, wire.get().end());
    }

    /** The switch puts nothing through an interface that is administratively down; no API and no log of OpenStack shows it. */
    private void down(BoundPort port, SwitchInterface end) {
        if (!end.isDown()) {
            return;
        }
        boolean there = host.database().links().containsKey(end.name());
        faults.add(Fault.of(
                host.host(),
                port,
                "its interface " + end.name() + (there ? " is administratively down" : " is not there any more"),
                "up",
                "nothing goes in or out, and neither an API nor a log of OpenStack shows it",
                there
                        ? "on " + host.host() + ": ip link set dev " + end.name() + " up"
                        : "openstack server reboot --hard " + port.device()));
    }
}
