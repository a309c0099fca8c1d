package io.regioncheck.checks.ovs;

import io.regioncheck.node.ovs.Bridge;
import io.regioncheck.node.ovs.BridgeFlows;
import io.regioncheck.node.ovs.SwitchInterface;
import io.regioncheck.openstack.BoundPort;
import io.regioncheck.openstack.VirtualNetwork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Says of each active port whether its host's flows carry it: a local VLAN, and for this VLAN the way out and in. What the agent installs:
 * provision_local_vlan in neutron/plugins/ml2/drivers/openvswitch/agent/ovs_neutron_agent.py and the bridges' of the same name; tables of
 * neutron/plugins/ml2/drivers/openvswitch/agent/common/constants.py, the same from Kilo to 2026.1. With distributed routers the way out of
 * a physical bridge is in its table 2, so no table is asked for.
 */
final class WiringJudge {
    /** The first table of the firewall that is made of flows: BASE_EGRESS_TABLE, Newton to 2026.1. */
    private static final int FIREWALL = 71;
    /** The number that the agent gives a port that must not take part: DEAD_VLAN_TAG. */
    static final int DEAD = 4095;

    private final HostSwitch host;
    private final Fabric fabric;
    private final TunnelJudge tunnels;
    private final Set<String> wiped;
    private final Set<Integer> guarded;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Integer> notJudged = new HashMap<>();
    private int judged;

    WiringJudge(HostSwitch host, Fabric fabric, Map<String, Set<String>> hostsByNetwork, Set<String> wiped) {
        this.host = host;
        this.fabric = fabric;
        this.wiped = wiped;
        this.tunnels = new TunnelJudge(host, fabric, hostsByNetwork, wiped);
        this.guarded = guarded();
    }

    /** Returns the ports of the bridge whose packets go to security groups that are made of flows. */
    private Set<Integer> guarded() {
        Set<Integer> ports = new HashSet<>();
        host.integration()
                .flatMap(this::knownFlows)
                .ifPresent(flows -> flows.flows().stream()
                        .filter(flow ->
                                flow.from().isPresent() && flow.leadsTo().contains(FIREWALL))
                        .forEach(flow -> ports.add(flow.from().getAsInt())));
        return ports;
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
        whyNotJudged(port, network.get(), tag.getAsInt())
                .ifPresentOrElse(why -> notJudged.merge(why, 1, Integer::sum), () -> judged++);
        filtered(port, wire.end());
    }

    /** Judges whether its network is carried; returns why that is not known, if it is not. */
    private Optional<String> whyNotJudged(BoundPort port, VirtualNetwork network, int tag) {
        Way way = new Way(network);
        if (!way.isKnown()) {
            return Optional.of(way.whyUnknown());
        }
        if (!way.isMadeBy(host.agent())) {
            return cutOff(port, way, tag);
        }
        if (TunnelJudge.carries(way.type())) {
            tunnels.judge(port, network, tag, faults);
        } else if (way.isPhysical()) {
            Optional.ofNullable(host.agent().bridges().get(way.physicalNetwork()))
                    .flatMap(host.database()::bridge)
                    .ifPresent(bridge -> onWire(port, network, bridge, tag));
        }
        return Optional.empty();
    }

    /**
     * Whoever binds a port on several levels puts a segment of its own behind a network of another type, which neutron does not show as the
     * network's: where another bridge of the agent's knows the port's local VLAN it goes out there.
     */
    private Optional<String> cutOff(BoundPort port, Way way, int tag) {
        boolean known = true;
        for (Bridge bridge : host.kept()) {
            if (bridge.name().equals(host.agent().integrationBridge())) {
                continue;
            }
            boolean physical = host.agent().bridges().containsValue(bridge.name());
            Optional<BridgeFlows> dump = knownFlows(bridge);
            known &= dump.isPresent();
            if (dump.isPresent()
                    && dump.get().flows().stream()
                            .anyMatch(
                                    flow -> physical ? flow.vlan().equals(OptionalInt.of(tag)) : flow.putsInto(tag))) {
                return Optional.of("their networks leave by another segment, of a binding on several levels");
            }
        }
        if (!known) {
            return Optional.of("their agent " + way.observed() + ", and what leaves by its other bridges is not known");
        }
        faults.add(way.missing(host.agent(), port, fabric.agents()));
        return Optional.empty();
    }

    private void onWire(BoundPort port, VirtualNetwork network, Bridge bridge, int tag) {
        Optional<Integer> segment = network.type().filter("vlan"::equals).flatMap(vlan -> network.segment());
        boolean flat = segment.isEmpty();
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
                    "what is sent to it on " + network.physicalNetwork().orElse("its physical network") + " is dropped",
                    Remedies.restart(host.host())));
        }
    }

    /** Where security groups are flows, each port of a server that has them has flows of its own. */
    private void filtered(BoundPort port, SwitchInterface end) {
        boolean mustBe = port.isOfServer()
                && port.filtered()
                && end.number().isPresent()
                && !end.type().equals("patch");
        if (mustBe && !guarded.isEmpty() && !guarded.contains(end.number().getAsInt())) {
            faults.add(Fault.of(
                    host.host(),
                    port,
                    "no flow leads what its interface " + end.name() + " (port "
                            + end.number().getAsInt() + " of the bridge) sends to the security groups",
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
