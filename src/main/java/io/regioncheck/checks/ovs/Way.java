package io.regioncheck.checks.ovs;

import io.regioncheck.openstack.BoundPort;
import io.regioncheck.openstack.SwitchAgent;
import io.regioncheck.openstack.VirtualNetwork;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * By which way a network leaves a host, and whether the host's agent makes it. One that has lost its options starts all the same, gives the
 * port a local VLAN, says "Cannot provision" in its log and goes on; its server takes it for wired (provision_local_vlan in
 * neutron/plugins/ml2/drivers/openvswitch/agent/ovs_neutron_agent.py, Liberty to 2026.1, and in neutron/plugins/openvswitch/agent of Kilo).
 */
record Way(VirtualNetwork network) {
    private static final Set<String> PHYSICAL = Set.of("vlan", "flat");
    /** Goes nowhere else: nothing has to be made. */
    private static final String LOCAL = "local";

    private static final String FILE =
            "/etc/neutron/plugins/ml2/openvswitch_agent.ini (Kilo: ml2_conf.ini or ovs_neutron_plugin.ini)";

    String type() {
        return network.type().orElse("");
    }

    boolean isPhysical() {
        return PHYSICAL.contains(type());
    }

    String physicalNetwork() {
        return network.physicalNetwork().orElse("");
    }

    boolean isKnown() {
        return type().equals(LOCAL)
                || (isPhysical() && !physicalNetwork().isEmpty() && (type().equals("flat") || hasSegment()))
                || (TunnelJudge.carries(type()) && hasSegment());
    }

    private boolean hasSegment() {
        return network.segment().isPresent();
    }

    String whyUnknown() {
        return isPhysical() || TunnelJudge.carries(type())
                ? "its network's segment is not shown"
                : "its network is of the type " + type();
    }

    boolean isMadeBy(SwitchAgent agent) {
        return type().equals(LOCAL)
                || (isPhysical()
                        ? agent.bridges().containsKey(physicalNetwork())
                        : agent.tunnelTypes().contains(type()));
    }

    /** Returns what the agent does not do. */
    String observed() {
        return isPhysical() ? "maps no bridge to " + physicalNetwork() : "makes no tunnels of type " + type();
    }

    /** @param others of the region, to see how they do it */
    Fault missing(SwitchAgent agent, BoundPort port, List<SwitchAgent> others) {
        String host = agent.host();
        return Fault.of(
                host,
                port,
                "its agent " + observed() + ", by what it says of itself ("
                        + (isPhysical()
                                ? "bridge_mappings: " + shown(agent.bridges().keySet())
                                : "tunnel_types: " + shown(agent.tunnelTypes()))
                        + "), and its network " + network.name() + " is on it",
                isPhysical() ? "a bridge for " + physicalNetwork() : type() + " among its tunnel_types",
                "it has a local VLAN that ends at this host: it is cut off, though neutron has it ACTIVE",
                "on " + host + ": " + option(others) + " of " + FILE + ", as before the upgrade; then "
                        + Remedies.restart(host));
    }

    private String option(List<SwitchAgent> others) {
        if (!isPhysical()) {
            return "set tunnel_types = " + type() + " of [agent], and local_ip of [ovs] to the host's own address,";
        }
        Optional<SwitchAgent> example = others.stream()
                .filter(SwitchAgent::isOpenVswitch)
                .filter(other -> other.bridges().containsKey(physicalNetwork()))
                .min(Comparator.comparing(SwitchAgent::host));
        return "add " + physicalNetwork() + ":BRIDGE to bridge_mappings of [ovs]"
                + example.map(other -> " (" + other.host() + " has " + physicalNetwork() + ":"
                                + other.bridges().get(physicalNetwork()) + ")")
                        .orElse("");
    }

    private static String shown(Set<String> names) {
        return names.isEmpty()
                ? "none"
                : WiringJudge.some(names.stream().sorted().toList());
    }
}
