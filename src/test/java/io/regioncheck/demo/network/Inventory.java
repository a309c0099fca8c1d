package io.regioncheck.demo.network;

import io.regioncheck.demo.network.Neutron.Settler;
import io.regioncheck.demo.network.Plugs.Place;
import io.regioncheck.demo.network.Plugs.Wish;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is there before anybody calls: the external network as lab/seed/region.py makes it, and networks of older servers. */
final class Inventory {
    private final Topology topology;
    private final Plugs plugs;
    private final Segments segments;
    private final Agents agents;

    Inventory(Topology topology, Plugs plugs, Segments segments, Agents agents) {
        this.topology = topology;
        this.plugs = plugs;
        this.segments = segments;
        this.agents = agents;
    }

    void seedExternal(String operators) {
        Segment segment = segments.take("flat", Optional.of("external"), Optional.empty());
        Network network = topology.networks()
                .put(new Network(
                        Label.fresh("public", operators, ""), true, true, true, segments.mtu(segment), true, segment));
        topology.subnets()
                .put(new Subnet(
                        Label.fresh("public-v4", operators, ""),
                        network.id(),
                        Cidr.parse("172.24.4.0/24").orElseThrow(),
                        Optional.of("172.24.4.1"),
                        List.of(new Subnet.Pool(number("172.24.4.10"), number("172.24.4.200"))),
                        false,
                        List.of()));
        agents.schedule(Agent.Kind.DHCP, network.id());
    }

    private static long number(String address) {
        return Cidr.number(address).orElseThrow();
    }

    void settle(List<Settler> settlers) {
        synchronized (topology) {
            Map<String, Network> networks = new HashMap<>();
            for (Settler settler : settlers) {
                plug(settler, networks.computeIfAbsent(settler.projectId(), this::home));
            }
        }
    }

    private void plug(Settler settler, Network network) {
        String group = topology.defaultGroup(settler.projectId()).id();
        Label label = Label.of(Neutron.id("port/" + settler.serverId()), "", settler.projectId(), "");
        plugs.make(new Wish(
                label,
                network.id(),
                List.of(),
                settler.serverId(),
                "compute:" + settler.zone(),
                List.of(group),
                new Port.Binding(settler.host(), "ovs"),
                "ACTIVE"));
    }

    /** Makes the network that all older servers of a project are in. */
    private Network home(String project) {
        Segment segment = segments.takeAny();
        Network network = topology.networks()
                .put(new Network(
                        Label.fresh("internal", project, ""),
                        true,
                        false,
                        false,
                        segments.mtu(segment),
                        true,
                        segment));
        Cidr cidr = Cidr.parse("10.32.0.0/14").orElseThrow();
        Optional<String> gateway = Optional.of(Cidr.text(cidr.network() + 1));
        Subnet subnet = topology.subnets()
                .put(new Subnet(
                        Label.fresh("internal-v4", project, ""),
                        network.id(),
                        cidr,
                        gateway,
                        SubnetCalls.around(cidr, gateway),
                        true,
                        List.of()));
        agents.schedule(Agent.Kind.DHCP, network.id())
                .ifPresent(agent -> plugs.make(Wish.own(
                                project,
                                network.id(),
                                List.of(Place.in(subnet.id())),
                                "dhcp-" + network.id(),
                                Port.DHCP)
                        .on(new Port.Binding(agent.host(), "ovs"), "ACTIVE")));
        return network;
    }
}
