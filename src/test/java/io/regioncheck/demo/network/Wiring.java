package io.regioncheck.demo.network;

import io.regioncheck.demo.network.Agent.Kind;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Logbook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What agents do, a step after the server told them: plug ports, serve addresses, route. An agent that is not alive does nothing. */
final class Wiring {
    private static final int NAMED = 10;

    private final DemoRegion region;
    private final Topology topology;
    private final Agents agents;
    private final Plugs plugs;

    Wiring(DemoRegion region, Topology topology, Agents agents, Plugs plugs) {
        this.region = region;
        this.topology = topology;
        this.agents = agents;
        this.plugs = plugs;
    }

    /** Binds to a host: ML2 asks the mechanism drivers, and that of Open vSwitch refuses where its agent is not alive. */
    Port.Binding bind(String portId, String networkId, String host, String requestId) {
        if (agents.works(Kind.OPEN_VSWITCH, host)) {
            return new Port.Binding(host, "ovs");
        }
        // neutron/plugins/ml2/drivers/mech_agent.py and managers.py, Zed
        log(
                "WARNING",
                "neutron.plugins.ml2.drivers.mech_agent",
                requestId,
                "Refusing to bind port " + portId + " to dead agent: {'agent_type': 'Open vSwitch agent', 'host': '"
                        + host + "', 'alive': False}");
        Segment segment = topology.network(networkId).segment();
        log(
                "ERROR",
                "neutron.plugins.ml2.managers",
                requestId,
                "Failed to bind port " + portId + " on host " + host + " for vnic_type normal using segments"
                        + " [{'network_type': '" + segment.type() + "', 'physical_network': "
                        + segment.physicalNetwork()
                                .map(name -> "'" + name + "'")
                                .orElse("None")
                        + ", 'segmentation_id': "
                        + segment.number().map(String::valueOf).orElse("None") + ", 'network_id': '" + networkId
                        + "'}]");
        return new Port.Binding(host, "binding_failed");
    }

    /** Says in the log which agents do not live, as neutron/db/agents_db.py (Zed) does now and then. */
    void checkHealth() {
        List<Agent> dead = agents.dead();
        if (!dead.isEmpty()) {
            log(
                    "WARNING",
                    "neutron.db.agents_db",
                    "-",
                    "Agent healthcheck: found " + dead.size() + " dead agents out of " + agents.count() + ": "
                            + dead.stream()
                                    .limit(NAMED)
                                    .map(agent ->
                                            agent.kind().type() + " " + agents.heartbeat(agent) + " " + agent.host())
                                    .collect(Collectors.joining(", ")));
        }
    }

    /** Says a step later that a port is up, if it was plugged in. */
    void wire(String portId) {
        region.soon(() -> topology.ports().find(portId).ifPresent(this::raise));
    }

    private void raise(Port port) {
        synchronized (topology) {
            boolean plugged = port.binding().works()
                    && agents.on(Kind.OPEN_VSWITCH, port.binding().host())
                            .filter(agents::hears)
                            .isPresent();
            topology.ports()
                    .find(port.id())
                    .filter(now -> plugged && now.binding().equals(port.binding()) && !now.isActive())
                    .ifPresent(now -> topology.ports().put(now.being("ACTIVE")));
        }
    }

    /** Has a DHCP agent serve a network: its port appears within a step, and is ACTIVE after it. */
    void serve(String networkId, String requestId) {
        Optional<Agent> agent = agents.schedule(Kind.DHCP, networkId);
        if (agent.isEmpty()) {
            // neutron/api/rpc/agentnotifiers/dhcp_rpc_agent_api.py, Zed
            log(
                    "WARNING",
                    "neutron.api.rpc.agentnotifiers.dhcp_rpc_agent_api",
                    requestId,
                    "Unable to schedule network " + networkId
                            + ": no agents available; will retry on subsequent port and subnet creation events.");
            return;
        }
        Duration half = region.tempo().step().dividedBy(2);
        // the port first, then its state: two timers of their own may fire in either order on a busy machine
        region.after(half, () -> {
            answerFor(networkId, agent.get());
            region.after(half, () -> dhcpPort(networkId).ifPresent(this::raise));
        });
    }

    private void answerFor(String networkId, Agent agent) {
        synchronized (topology) {
            List<Plugs.Place> places = topology.subnetsOf(networkId)
                    .filter(Subnet::dhcp)
                    .map(subnet -> Plugs.Place.in(subnet.id()))
                    .toList();
            if (places.isEmpty() || topology.networks().find(networkId).isEmpty() || !agents.hears(agent)) {
                return;
            }
            dhcpPort(networkId).ifPresent(plugs::remove);
            String project = topology.network(networkId).project();
            Plugs.Wish wish = Plugs.Wish.own(project, networkId, places, device(networkId, agent.host()), Port.DHCP);
            plugs.make(wish.on(bind(wish.label().id(), networkId, agent.host(), "-"), "DOWN"));
        }
    }

    /** As neutron/common/utils.get_dhcp_agent_device_id: the host as a UUID, then the network. */
    private static String device(String networkId, String host) {
        return "dhcp" + UUID.nameUUIDFromBytes(host.getBytes(StandardCharsets.UTF_8)) + "-" + networkId;
    }

    Optional<Port> dhcpPort(String networkId) {
        return topology.ports()
                .having("network_id", networkId)
                .filter(port -> port.owner().equals(Port.DHCP))
                .findFirst();
    }

    /** Has an L3 agent carry a router; a router without one says ACTIVE all the same, and its ports stay DOWN. */
    void route(String routerId, String requestId) {
        Optional<Agent> agent = agents.schedule(Kind.L3, routerId);
        if (agent.isEmpty()) {
            log("WARNING", "neutron.scheduler.l3_agent_scheduler", requestId, "No active L3 agents");
            return;
        }
        region.soon(() -> {
            if (agents.hears(agent.get())) {
                portsOf(routerId)
                        .toList()
                        .forEach(port -> plug(port, agent.get().host()));
            }
        });
    }

    private Stream<Port> portsOf(String routerId) {
        return Stream.concat(topology.gatewayOf(routerId).stream(), topology.interfacesOf(routerId));
    }

    private void plug(Port port, String host) {
        synchronized (topology) {
            topology.ports().find(port.id()).filter(now -> !now.isActive()).ifPresent(now -> {
                Port.Binding where = bind(now.id(), now.networkId(), host, "-");
                raise(topology.ports().put(now.usedBy(now.deviceId(), now.owner(), where)));
            });
        }
    }

    /** Has a router's agent translate a floating address, or stop to. */
    void translate(String floatingId, String routerId) {
        region.soon(() -> {
            synchronized (topology) {
                topology.floatingAddresses()
                        .find(floatingId)
                        .filter(address ->
                                agents.hostOf(routerId).filter(agents::hears).isPresent())
                        .ifPresent(address -> topology.floatingAddresses()
                                .put(address.being(address.to().isPresent() ? "ACTIVE" : "DOWN")));
            }
        });
    }

    /** Returns whether an agent that lives carries a router. */
    boolean carries(String routerId) {
        return agents.hostOf(routerId).map(agents::isAlive).orElse(false);
    }

    private void log(String level, String module, String requestId, String message) {
        region.logbook()
                .write(new Logbook.Entry(region.controller(), Neutron.DAEMON, level, module, requestId, message));
    }
}
