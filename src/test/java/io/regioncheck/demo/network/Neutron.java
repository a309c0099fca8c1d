package io.regioncheck.demo.network;

import io.regioncheck.demo.http.Routes;
import io.regioncheck.demo.http.ServiceParts;
import io.regioncheck.demo.region.Component;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Incident;
import io.regioncheck.demo.region.Look;
import io.regioncheck.demo.region.Ports;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Neutron: its API, what nova asks of it, and what gets through from outside. */
public final class Neutron implements Ports {
    static final String DAEMON = "neutron-server";

    private final DemoRegion region;
    private final Topology topology;
    private final Plugs plugs;
    private final Segments segments = new Segments();
    private final Agents agents;
    private final Routes routes = new Routes();
    private final GuestPorts guests;
    private final Switches switches;

    /** Starts with the external network in the hands of a project that nobody is in. */
    public Neutron(DemoRegion region) {
        this(region, id(region.name() + "/project/admin").replace("-", ""));
    }

    /** @param operators the project that the external network belongs to */
    public Neutron(DemoRegion region, String operators) {
        this.region = region;
        Look.Network look = region.look(Component.NEUTRON).neutron();
        this.topology = new Topology(look);
        this.plugs = new Plugs(topology);
        this.agents = new Agents(region);
        this.switches = new Switches(region, topology, agents);
        Wiring wiring = new Wiring(region, topology, agents, plugs);
        PortCalls ports = new PortCalls(topology, plugs, wiring);
        RouterCalls routers = new RouterCalls(topology, agents, plugs, wiring);
        this.guests = new GuestPorts(topology, plugs, wiring, new Reach(region, topology, agents, wiring), ports);
        new Documents(look, region.suffers(Incident.EXTENSION_LOST) ? List.of("metering") : List.of()).addTo(routes);
        new NetworkCalls(topology, segments, plugs, agents).addTo(routes);
        new SubnetCalls(topology, plugs, wiring).addTo(routes);
        ports.addTo(routes);
        routers.addTo(routes);
        new InterfaceCalls(topology, routers, plugs, wiring).addTo(routes);
        new GroupCalls(topology).addTo(routes);
        new RuleCalls(topology).addTo(routes);
        new FloatingCalls(topology, plugs, wiring).addTo(routes);
        new AgentCalls(topology, agents, routers).addTo(routes);
        new Usage(topology, plugs).addTo(routes);
        Inventory inventory = new Inventory(topology, plugs, segments, agents);
        inventory.seedExternal(operators);
        inventory.seedPortal(region);
        if (region.suffers(Incident.POOL_EXHAUSTED)) {
            inventory.exhaustExternal(operators);
        }
        wiring.checkHealth();
    }

    /** Returns the service; its URL in the catalog has no path. */
    public ServiceParts parts() {
        return new ServiceParts("network", routes, new NeutronDialect(region));
    }

    /** Returns what the hosts' switches show. */
    public Switches switches() {
        return switches;
    }

    static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Override
    public String create(String networkId, String projectId, List<String> securityGroupIds) {
        return guests.create(networkId, projectId, securityGroupIds);
    }

    @Override
    public Optional<PortState> find(String portId) {
        return guests.find(portId);
    }

    @Override
    public boolean bind(List<String> portIds, String serverId, String host, String zone) {
        return guests.bind(portIds, serverId, host, zone);
    }

    @Override
    public void unbind(String serverId) {
        guests.unbind(serverId);
    }

    @Override
    public List<GuestPort> of(String serverId) {
        return guests.of(serverId);
    }

    @Override
    public List<String> floatingAddresses(String portId) {
        return guests.floatingAddresses(portId);
    }

    /** Returns the port that a web request to a floating address reaches, if it reaches any. */
    public Optional<String> portOfFloating(String address) {
        return guests.webPort(address);
    }

    /** Returns the port that answers a ping of a floating address, if any does. */
    public Optional<String> portOfPing(String address) {
        return guests.pingedPort(address);
    }

    /** Returns the server that a port is plugged into. */
    public Optional<String> serverOfPort(String portId) {
        return guests.serverOf(portId);
    }
}
