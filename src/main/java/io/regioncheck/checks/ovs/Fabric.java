package io.regioncheck.checks.ovs;

import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.NotApplicable;
import io.regioncheck.check.Region;
import io.regioncheck.ledger.RunId;
import io.regioncheck.openstack.BoundPort;
import io.regioncheck.openstack.NetworkWiring;
import io.regioncheck.openstack.SwitchAgent;
import io.regioncheck.openstack.VirtualNetwork;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What neutron says is wired where.
 *
 * @param agents that plug ports into switches, of Open vSwitch and others
 * @param ports that are active and served by an agent of Open vSwitch, by host
 * @param waiting ports of servers that are wanted up, served by such an agent and not active, by host
 * @param networks by id
 * @param asked when the hosts began to be asked
 */
record Fabric(
        List<SwitchAgent> agents,
        Map<String, List<BoundPort>> ports,
        Map<String, List<BoundPort>> waiting,
        Map<String, VirtualNetwork> networks,
        Instant asked) {
    private static final Duration AROUND = Duration.ofSeconds(60);
    /** A host of some hundred ports is through by then. */
    private static final Duration BEGINNING = Duration.ofMinutes(10);

    /**
     * Asks neutron for all of it, once in a run.
     *
     * @throws NotApplicable if no agent is Open vSwitch's
     * @throws CouldNotVerify if our rights do not show it
     */
    static Fabric of(Region region) {
        return region.shared()
                .get(Fabric.class, "open vswitch", () -> ask(region.cloud().networkWiring(), asked(region)));
    }

    private static Instant asked(Region region) {
        return region.gathered()
                .since()
                .plus(region.environment().nodes().gather().logWindow());
    }

    private static Fabric ask(NetworkWiring neutron, Instant asked) {
        List<SwitchAgent> agents = agents(neutron);
        List<BoundPort> bound = bound(neutron);
        return new Fabric(
                agents,
                byHost(bound, BoundPort::isActive),
                byHost(bound, BoundPort::isWaiting),
                neutron.networks(),
                asked);
    }

    /** Returns all ports that are bound. */
    static List<BoundPort> bound(NetworkWiring neutron) {
        return neutron.boundPorts()
                .orElseThrow(() -> new CouldNotVerify("neutron does not show where ports are bound: only administrators"
                        + " see binding:host_id; give the environment's user the role admin"));
    }

    private static Map<String, List<BoundPort>> byHost(List<BoundPort> bound, Predicate<BoundPort> which) {
        return bound.stream()
                .filter(port -> port.isOnOpenVswitch() && which.test(port))
                .collect(Collectors.groupingBy(BoundPort::host));
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
                    + agents.stream()
                            .map(SwitchAgent::binary)
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        return agents;
    }

    List<BoundPort> portsOn(SwitchAgent agent) {
        return ports.getOrDefault(agent.host(), List.of());
    }

    /**
     * Returns whether an agent has started a few minutes ago: up to Ocata neutron calls all its ports BUILD then, and each ACTIVE again when the
     * agent has gone through it (get_devices_details_list in neutron/plugins/ml2/rpc.py, 2015.1.0 to 10.0.0).
     */
    boolean isBeginning(SwitchAgent agent) {
        return agent.started()
                .filter(time -> time.isAfter(asked.minus(BEGINNING)))
                .isPresent();
    }

    /** Returns the ports of servers on its host that an agent has not said to be up. */
    List<BoundPort> waitingOn(SwitchAgent agent) {
        return waiting.getOrDefault(agent.host(), List.of());
    }

    Optional<VirtualNetwork> network(BoundPort port) {
        return Optional.ofNullable(networks.get(port.networkId()));
    }

    /** What a run of regioncheck makes comes and goes while others look. */
    private boolean isOfARun(BoundPort port) {
        return network(port).flatMap(network -> RunId.owning(network.name())).isPresent();
    }

    /**
     * Returns whether neutron changed a port at about the time when hosts were asked, or since: what its host, or others, do for it may
     * not have been there yet. Where neutron keeps no such times, ports of runs of regioncheck are taken for it.
     */
    boolean isInMotion(BoundPort port) {
        return port.updated().map(time -> time.isAfter(asked.minus(AROUND))).orElseGet(() -> isOfARun(port));
    }

    /** Returns the agents that have the other ends of an agent's tunnels of a type, by address; those that have just begun are left out. */
    Map<String, SwitchAgent> peers(SwitchAgent agent, String tunnelType) {
        return peers(agent, tunnelType, host -> true);
    }

    /** Returns those of them on some hosts: of thousands an agent has tunnels to a few, and each pair is looked at. */
    Map<String, SwitchAgent> peers(SwitchAgent agent, String tunnelType, Predicate<String> hosts) {
        Map<String, SwitchAgent> peers = new HashMap<>();
        String own = agent.tunnelAddress().orElse("");
        for (SwitchAgent other : agents) {
            if (!hosts.test(other.host())) {
                continue;
            }
            String address = other.tunnelAddress().orElse("");
            if (other.alive()
                    && other.started()
                            .filter(time -> time.isAfter(asked.minus(AROUND)))
                            .isEmpty()
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
    Map<String, Set<String>> hostsByNetwork() {
        Map<String, Set<String>> hosts = new HashMap<>();
        ports.forEach((host, some) -> some.stream()
                .filter(port -> isPlain(port) && !isInMotion(port))
                .map(BoundPort::networkId)
                .distinct()
                .forEach(network -> hosts.computeIfAbsent(network, unseen -> new HashSet<>())
                        .add(host)));
        return hosts;
    }

    static boolean isPlain(BoundPort port) {
        return port.isOfServer() || port.owner().equals("network:dhcp");
    }
}
