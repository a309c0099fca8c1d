package io.regioncheck.checks.ovs;

import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.NotApplicable;
import io.regioncheck.check.Region;
import io.regioncheck.ledger.RunId;
import io.regioncheck.openstack.BoundPort;
import io.regioncheck.openstack.NetworkWiring;
import io.regioncheck.openstack.SwitchAgent;
import io.regioncheck.openstack.VirtualNetwork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What neutron says is wired where.
 *
 * @param agents that plug ports into switches, of Open vSwitch and others
 * @param ports that are active and served by an agent of Open vSwitch, by host
 * @param networks by id
 * @param bound how many ports are bound at all
 */
record Fabric(
        List<SwitchAgent> agents,
        Map<String, List<BoundPort>> ports,
        Map<String, VirtualNetwork> networks,
        int bound) {

    /**
     * Asks neutron for all of it, once in a run.
     *
     * @throws NotApplicable if no agent is Open vSwitch's
     * @throws CouldNotVerify if our rights do not show it
     */
    static Fabric of(Region region) {
        return region.shared().get(Fabric.class, "open vswitch", () -> ask(region.cloud().networkWiring()));
    }

    private static Fabric ask(NetworkWiring neutron) {
        List<SwitchAgent> agents = agents(neutron);
        List<BoundPort> bound = neutron.boundPorts();
        if (bound.isEmpty()) {
            throw new CouldNotVerify("neutron shows no port that is bound on a host: only administrators see"
                    + " binding:host_id; give the environment's user the role admin, or wait until there is a port");
        }
        return new Fabric(
                agents,
                bound.stream()
                        .filter(port -> port.isActive() && port.isOnOpenVswitch())
                        .collect(Collectors.groupingBy(BoundPort::host)),
                neutron.networks(),
                bound.size());
    }

    /** Returns the agents of a region that has Open vSwitch. */
    static List<SwitchAgent> agents(NetworkWiring neutron) {
        List<SwitchAgent> agents = neutron.switchAgents();
        if (agents.isEmpty()) {
            throw new CouldNotVerify("neutron lists no agent that plugs ports into switches: only administrators see"
                    + " agents; give the environment's user the role admin");
        }
        if (agents.stream().noneMatch(SwitchAgent::isOpenVswitch)) {
            throw new NotApplicable("no agent is Open vSwitch's: ports are plugged by "
                    + agents.stream().map(SwitchAgent::binary).distinct().sorted().collect(Collectors.joining(", ")));
        }
        return agents;
    }

    List<BoundPort> portsOn(SwitchAgent agent) {
        return ports.getOrDefault(agent.host(), List.of());
    }

    Optional<VirtualNetwork> network(BoundPort port) {
        return Optional.ofNullable(networks.get(port.networkId()));
    }

    /** Returns whether a run of regioncheck made the network: it comes and goes while others look. */
    boolean isOfARun(BoundPort port) {
        return network(port).flatMap(network -> RunId.owning(network.name())).isPresent();
    }

    /** Returns the agents that have the other ends of an agent's tunnels of a type, by address. */
    Map<String, SwitchAgent> peers(SwitchAgent agent, String tunnelType) {
        Map<String, SwitchAgent> peers = new HashMap<>();
        String own = agent.tunnelAddress().orElse("");
        for (SwitchAgent other : agents) {
            String address = other.tunnelAddress().orElse("");
            if (other.alive()
                    && other.tunnelTypes().contains(tunnelType)
                    && !address.isEmpty()
                    && !address.equals(own)
                    && address.contains(":") == own.contains(":")) {
                peers.put(address, other);
            }
        }
        return peers;
    }

    /**
     * Returns the hosts that each network of tunnels is on by a port of a server or for leases, by the network's id: the others are
     * routers' of kinds that are on several hosts at once.
     */
    Map<String, List<String>> hostsByNetwork() {
        Map<String, List<String>> hosts = new HashMap<>();
        ports.forEach((host, some) -> some.stream()
                .filter(Fabric::isPlain)
                .map(BoundPort::networkId)
                .distinct()
                .forEach(network ->
                        hosts.computeIfAbsent(network, unseen -> new ArrayList<>()).add(host)));
        return hosts;
    }

    static boolean isPlain(BoundPort port) {
        return port.isOfServer() || port.owner().equals("network:dhcp");
    }
}
