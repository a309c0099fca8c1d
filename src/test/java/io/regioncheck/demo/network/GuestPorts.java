package io.regioncheck.demo.network;

import io.regioncheck.demo.network.Plugs.Wish;
import io.regioncheck.demo.region.Ports;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The ports of servers, as nova handles them. */
final class GuestPorts implements Ports {
    private static final int HTTP = 80;

    private final Topology topology;
    private final Plugs plugs;
    private final Wiring wiring;
    private final Reach reach;
    private final PortCalls calls;
    /** The ports of a server in the order in which they were bound. */
    private final Map<String, List<String>> order = new ConcurrentHashMap<>();
    /** Those that nova made itself, which go with their server. */
    private final Set<String> novas = ConcurrentHashMap.newKeySet();

    GuestPorts(Topology topology, Plugs plugs, Wiring wiring, Reach reach, PortCalls calls) {
        this.topology = topology;
        this.plugs = plugs;
        this.wiring = wiring;
        this.reach = reach;
        this.calls = calls;
    }

    @Override
    public String create(String networkId, String projectId, List<String> securityGroupIds) {
        List<String> groups = securityGroupIds.isEmpty()
                ? List.of(topology.defaultGroup(projectId).id())
                : securityGroupIds;
        Port made = plugs.make(Wish.free(Label.fresh("", projectId, ""), networkId, List.of(), groups));
        novas.add(made.id());
        return made.id();
    }

    @Override
    public Optional<PortState> find(String portId) {
        return topology.ports()
                .find(portId)
                .map(port -> new PortState(
                        port.id(),
                        port.status(),
                        port.deviceId(),
                        port.addresses().stream()
                                .map(Port.Address::subnetId)
                                .findFirst()
                                .orElse(""),
                        port.groups().stream()
                                .flatMap(id -> topology.groups().find(id).stream())
                                .map(SecurityGroup::label)
                                .map(label -> new Group(label.id(), label.name(), label.description()))
                                .toList()));
    }

    @Override
    public boolean bind(List<String> portIds, String serverId, String host, String zone) {
        synchronized (topology) {
            List<Port> ports = portIds.stream().map(topology::port).toList();
            ports.forEach(port -> unused(port, serverId));
            List<Port> bound = ports.stream()
                    .map(port -> topology.ports()
                            .put(port.usedBy(
                                    serverId, "compute:" + zone, wiring.bind(port.id(), port.networkId(), host, "-"))))
                    .toList();
            order.put(serverId, portIds);
            bound.forEach(port -> wiring.wire(port.id()));
            return bound.stream().allMatch(port -> port.binding().works());
        }
    }

    private static void unused(Port port, String serverId) {
        if (!port.deviceId().isEmpty() && !port.deviceId().equals(serverId)) {
            throw Faults.inUse("PortInUse", "Port " + port.id() + " is still in use.");
        }
    }

    @Override
    public void unbind(String serverId) {
        synchronized (topology) {
            for (Port port : topology.ports().having("device_id", serverId).toList()) {
                if (novas.remove(port.id())) {
                    calls.remove(port);
                } else {
                    topology.ports().put(port.usedBy("", "", Port.Binding.NONE));
                }
            }
            order.remove(serverId);
        }
    }

    @Override
    public List<GuestPort> of(String serverId) {
        List<String> bound = order.getOrDefault(serverId, List.of());
        Stream<Port> ports = bound.isEmpty()
                ? topology.ports().having("device_id", serverId)
                : bound.stream().flatMap(id -> topology.ports().find(id).stream());
        return ports.filter(port -> port.deviceId().equals(serverId))
                .map(this::asGuestMeetsIt)
                .toList();
    }

    private GuestPort asGuestMeetsIt(Port port) {
        Network network = topology.network(port.networkId());
        Optional<Port.Address> address = port.addresses().stream().findFirst();
        Optional<Subnet> subnet = address.flatMap(one -> topology.subnets().find(one.subnetId()));
        return new GuestPort(
                port.id(),
                port.mac(),
                address.map(Port.Address::address).orElse(""),
                subnet.map(one -> one.cidr().prefix()).orElse(0),
                subnet.flatMap(Subnet::gateway).orElse(""),
                network.mtu(),
                network.id(),
                network.label().name(),
                reach.leases(port),
                reach.metadata(port));
    }

    @Override
    public List<String> floatingAddresses(String portId) {
        return topology.floatingAddresses()
                .having("port_id", portId)
                .map(FloatingAddress::address)
                .toList();
    }

    Optional<String> webPort(String floatingAddress) {
        return reach.portOf(floatingAddress, "tcp", HTTP);
    }

    Optional<String> pingedPort(String floatingAddress) {
        return reach.portOf(floatingAddress, "icmp", 0);
    }

    Optional<String> serverOf(String portId) {
        return topology.ports()
                .find(portId)
                .filter(port -> port.owner().startsWith("compute:"))
                .map(Port::deviceId);
    }
}
