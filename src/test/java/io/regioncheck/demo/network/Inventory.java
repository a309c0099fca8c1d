package io.regioncheck.demo.network;

import io.regioncheck.demo.network.Plugs.Place;
import io.regioncheck.demo.network.Plugs.Wish;
import io.regioncheck.demo.region.DemoHost;
import io.regioncheck.demo.region.DemoHost.Role;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Incident;
import io.regioncheck.demo.region.PortalPlug;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is there before anybody calls: the external network as lab/seed/region.py makes it, and the network of the portal's servers. */
final class Inventory {
    /** Up to so many hosts the portal's network is one of tunnels, from each of them to each other. */
    private static final int TUNNELLED = 64;

    private static final int PORTAL_VLAN = 199;
    private static final Duration AGE = Duration.ofDays(1);

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

    /** Takes what is left of the external network, for floating addresses that lead nowhere. */
    void exhaustExternal(String operators) {
        Subnet subnet = topology.subnets().stream()
                .filter(one -> one.label().name().equals("public-v4"))
                .findFirst()
                .orElseThrow();
        long left = subnet.pools().stream()
                .mapToLong(pool -> pool.size() - plugs.used(subnet, pool))
                .sum();
        for (long i = 0; i < left; i++) {
            plugs.make(Wish.own(
                    operators,
                    subnet.networkId(),
                    List.of(Place.in(subnet.id())),
                    Neutron.id("floating/" + i),
                    Port.FLOATING));
        }
    }

    private static long number(String address) {
        return Cidr.number(address).orElseThrow();
    }

    /** Plugs in the servers that ran before us: names and numbers are those that nova's portal servers go by. */
    void seedPortal(DemoRegion region) {
        if (region.size().servers() == 0) {
            return;
        }
        List<DemoHost> computes = region.with(Role.COMPUTE);
        String project = Neutron.id("portal").replace("-", "");
        Subnet subnet = home(project, computes.size());
        List<String> groups = List.of(topology.defaultGroup(project).id());
        for (int number = 0; number < region.size().servers(); number++) {
            String serverId = Neutron.id(region.name() + "/portal-server/" + number);
            Label label = Label.of(Neutron.id("portal-port/" + serverId), "", project, "")
                    .aged(AGE);
            DemoHost host = computes.get(number % computes.size());
            Wish wish = new Wish(
                    label,
                    subnet.networkId(),
                    List.of(Place.at(subnet.id(), PortalPlug.address(number))),
                    serverId,
                    "compute:" + host.zone(),
                    groups,
                    new Port.Binding(host.name(), "ovs"),
                    number == 0 && region.suffers(Incident.PORT_NEVER_UP) ? "BUILD" : "ACTIVE");
            plugs.make(wish, PortalPlug.mac(number));
        }
    }

    /** Makes the network that all servers of the portal are in. */
    private Subnet home(String project, int hosts) {
        Segment segment = hosts > TUNNELLED
                ? segments.take("vlan", Optional.of("physnet1"), Optional.of(PORTAL_VLAN))
                : segments.takeAny();
        Network network = topology.networks()
                .put(new Network(
                        Label.of(Neutron.id("portal-network"), PortalPlug.NETWORK, project, ""),
                        true,
                        false,
                        false,
                        segments.mtu(segment),
                        true,
                        segment));
        Subnet subnet = topology.subnets()
                .put(new Subnet(
                        Label.fresh("portal-v4", project, ""),
                        network.id(),
                        Cidr.parse("10.0.0.0/8").orElseThrow(),
                        Optional.of(PortalPlug.GATEWAY),
                        List.of(new Subnet.Pool(number("10.64.0.2"), number("10.127.255.254"))),
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
        return subnet;
    }
}
