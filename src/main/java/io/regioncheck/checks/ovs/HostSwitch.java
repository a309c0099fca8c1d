package io.regioncheck.checks.ovs;

import io.regioncheck.node.ovs.Bridge;
import io.regioncheck.node.ovs.BridgeFlows;
import io.regioncheck.node.ovs.SwitchInterface;
import io.regioncheck.node.ovs.SwitchPort;
import io.regioncheck.node.ovs.VirtualSwitch;
import io.regioncheck.openstack.SwitchAgent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** What one host's switch is, and the agent whose it is. */
final class HostSwitch {
    private static final String USUAL_TUNNEL_BRIDGE = "br-tun";
    /** Bridges of trunks are tied to br-int too: gen_trunk_br_name in neutron/services/trunk/drivers/openvswitch/utils.py, from Newton on. */
    private static final String TRUNK = "tbr-";

    private final SwitchAgent agent;
    private final VirtualSwitch database;
    private final Map<String, BridgeFlows> flows = new HashMap<>();
    private final Map<String, Wire> wires = new HashMap<>();
    private final Set<String> elsewhere = new TreeSet<>();

    /** A port of neutron's, as it is plugged into the integration bridge. */
    record Wire(SwitchPort port, SwitchInterface end) {}

    HostSwitch(SwitchAgent agent, VirtualSwitch database, List<BridgeFlows> dumps) {
        this.agent = agent;
        this.database = database;
        dumps.forEach(dump -> flows.put(dump.bridge(), dump));
        database.bridges().forEach(this::plugged);
    }

    private void plugged(Bridge bridge) {
        for (SwitchPort port : bridge.ports()) {
            for (SwitchInterface end : port.interfaces()) {
                if (bridge.name().equals(agent.integrationBridge())) {
                    end.portId().ifPresent(id -> wires.put(id, new Wire(port, end)));
                } else {
                    end.portId().ifPresent(elsewhere::add);
                }
            }
        }
    }

    SwitchAgent agent() {
        return agent;
    }

    String host() {
        return agent.host();
    }

    VirtualSwitch database() {
        return database;
    }

    Optional<Bridge> integration() {
        return database.bridge(agent.integrationBridge());
    }

    /** Returns the bridge with the tunnels: what br-int is tied to that no physical network is on, which no agent names. */
    Optional<Bridge> tunnels() {
        return database.bridge(USUAL_TUNNEL_BRIDGE)
                .or(() -> database.bridges().stream()
                        .filter(bridge -> !agent.bridges().containsValue(bridge.name())
                                && !bridge.name().startsWith(TRUNK))
                        .filter(bridge -> integration()
                                .filter(own -> !own.equals(bridge))
                                .flatMap(own -> own.patchTo(bridge))
                                .isPresent())
                        .findFirst());
    }

    /** Returns the flows of a bridge; empty if they were not read, or not wholly. */
    Optional<BridgeFlows> flows(String bridge) {
        return Optional.ofNullable(flows.get(bridge))
                .filter(dump -> dump.whyUnknown().isEmpty());
    }

    Optional<Wire> wire(String portId) {
        return Optional.ofNullable(wires.get(portId));
    }

    /** Returns whether a port of neutron's is plugged into another bridge, as a gateway of Kilo's is into br-ex. */
    boolean isElsewhere(String portId) {
        return elsewhere.contains(portId);
    }

    /** Returns the bridges that the agent keeps flows in and that the host has. */
    List<Bridge> kept() {
        List<Bridge> kept = new ArrayList<>();
        integration().ifPresent(kept::add);
        if (agent.hasTunnels()) {
            tunnels().ifPresent(kept::add);
        }
        new TreeSet<>(agent.bridges().values())
                .forEach(name -> database.bridge(name).ifPresent(kept::add));
        return kept;
    }

    /** Returns why the flows of the agent's bridges are not all known, a line a bridge. */
    List<String> unknown() {
        List<String> unknown = new ArrayList<>();
        for (Bridge bridge : kept()) {
            BridgeFlows dump = flows.get(bridge.name());
            if (dump == null) {
                unknown.add("the flows of " + bridge.name()
                        + " were not read: name it among the bridges of the environment, and let sudo dump its flows");
            } else {
                dump.whyUnknown().ifPresent(why -> unknown.add("the flows of " + bridge.name() + ": " + why));
            }
        }
        return unknown;
    }

    /** Returns the bridges of nobody here: of trunks, of other software. */
    List<String> others() {
        List<Bridge> kept = kept();
        return database.bridges().stream()
                .filter(bridge -> !kept.contains(bridge))
                .map(Bridge::name)
                .toList();
    }

    /** Returns the number on br-int of the patch to another bridge. */
    static OptionalInt patch(Bridge from, Bridge to) {
        return from.patchTo(to).map(SwitchInterface::number).orElse(OptionalInt.empty());
    }
}
