package io.regioncheck.demo.network;

import io.regioncheck.demo.region.DemoHost.Role;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Incident;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The switches of the hosts: what is plugged in there by what neutron has on record, as the lab's switch shows it. */
public final class Switches {
    /** As the lab's: patch-tun, int-br-ex, int-br-phy; ports of neutron follow. */
    private static final int FIRST_PORT = 10;

    private static final int FIRST_TUNNEL = 100;

    private final DemoRegion region;
    private final Topology topology;
    private final Agents agents;
    private final Map<String, LocalNumbers> vlans = new ConcurrentHashMap<>();
    private final Map<String, LocalNumbers> ports = new ConcurrentHashMap<>();

    Switches(DemoRegion region, Topology topology, Agents agents) {
        this.region = region;
        this.topology = topology;
        this.agents = agents;
    }

    /** Returns what the script of the item bridges prints. */
    public String bridges(String host) {
        return new SwitchDatabase(this, host).text();
    }

    /** Returns what the script of the item flows prints, and whether all of the bridges are there. */
    public String flows(String host, List<String> bridges) {
        return new SwitchFlows(this, host).text(bridges);
    }

    boolean strikes(Incident incident, String host) {
        return region.strikes(incident, Role.COMPUTE, host);
    }

    DemoRegion region() {
        return region;
    }

    /** Returns the ports that the agent of a host has wired, those of servers first. */
    List<Port> wired(String host) {
        return topology.ports()
                .having("binding:host_id", host)
                .filter(port -> port.binding().works() && port.isActive())
                .sorted(Comparator.comparing(Switches::isOfNetwork).thenComparing(Port::id))
                .toList();
    }

    static boolean isOfNetwork(Port port) {
        return port.owner().startsWith("network:");
    }

    /** Returns the first port of a server on a host: what befalls one befalls it. */
    boolean isFirst(Port port, String host) {
        return wired(host).stream()
                .findFirst()
                .filter(first -> first.id().equals(port.id()) && !isOfNetwork(first))
                .isPresent();
    }

    Segment segment(Port port) {
        return topology.network(port.networkId()).segment();
    }

    int vlan(String host, Port port) {
        return vlans.computeIfAbsent(host, unseen -> new LocalNumbers(1)).of(port.networkId());
    }

    int number(String host, Port port) {
        return ports.computeIfAbsent(host, unseen -> new LocalNumbers(FIRST_PORT))
                .of(port.id());
    }

    /** Returns the other hosts that a network of tunnels is on. */
    Set<String> peers(String host, String networkId) {
        if (!topology.network(networkId).segment().type().equals("vxlan")) {
            return Set.of();
        }
        return topology.ports()
                .having("network_id", networkId)
                .filter(port -> port.binding().works() && port.isActive())
                .filter(port -> !isOfNetwork(port) || port.owner().equals(Port.DHCP))
                .map(port -> port.binding().host())
                .filter(other -> !other.equals(host))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the tunnels of a host: the number of each on br-tun, by the host at its other end. */
    Map<String, Integer> tunnels(String host) {
        Map<String, Integer> tunnels = new TreeMap<>();
        wired(host).stream()
                .map(Port::networkId)
                .distinct()
                .forEach(network ->
                        peers(host, network).forEach(peer -> tunnels.put(peer, FIRST_TUNNEL + agents.place(peer))));
        if (strikes(Incident.TUNNEL_PORT_REMOVED, host)) {
            tunnels.keySet().stream().findFirst().ifPresent(tunnels::remove);
        }
        return tunnels;
    }

    String address(String host) {
        return agents.tunnelAddress(host);
    }
}
