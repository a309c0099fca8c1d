package io.regioncheck.demo.network;

import io.regioncheck.demo.network.Agent.Kind;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Incident;
import java.util.Optional;

/** What really gets through, whatever the API says: leases, metadata, and requests from outside. */
final class Reach {
    private final DemoRegion region;
    private final Topology topology;
    private final Agents agents;
    private final Wiring wiring;

    Reach(DemoRegion region, Topology topology, Agents agents, Wiring wiring) {
        this.region = region;
        this.topology = topology;
        this.agents = agents;
        this.wiring = wiring;
    }

    /** Returns whether a port is wired, and its switch has the flows that carry its frames. */
    private boolean carries(Port port) {
        return port.binding().works()
                && agents.works(Kind.OPEN_VSWITCH, port.binding().host())
                && !region.suffers(Incident.FLOWS_WIPED);
    }

    /** Returns whether a DHCP agent gives a port its address. */
    boolean leases(Port port) {
        boolean served = agents.hostOf(port.networkId()).map(agents::isAlive).orElse(false)
                && wiring.dhcpPort(port.networkId()).map(Port::isActive).orElse(false);
        boolean wanted = port.addresses().stream()
                .flatMap(address -> topology.subnets().find(address.subnetId()).stream())
                .anyMatch(Subnet::dhcp);
        return carries(port) && served && wanted;
    }

    /** Returns whether requests for metadata are answered: by the router where there is one, else by the DHCP agent's proxy. */
    boolean metadata(Port port) {
        Optional<Port> router = port.addresses().stream()
                .flatMap(address -> topology.portsOn(address.subnetId()))
                .filter(other -> other.owner().equals(Port.INTERFACE))
                .findFirst();
        Optional<Port> door = router.or(() -> wiring.dhcpPort(port.networkId()));
        return carries(port)
                && !region.suffers(Incident.METADATA_SECRET)
                && door.map(other -> other.isActive()
                                && agents.works(Kind.METADATA, other.binding().host()))
                        .orElse(false);
    }

    /** Returns the port that answers at a floating address, if the router and the guards of the port let a request in. */
    Optional<String> portOf(String floatingAddress, String protocol, int tcpPort) {
        return topology.floatingAddresses()
                .having("floating_ip_address", floatingAddress)
                .filter(address -> address.status().equals("ACTIVE"))
                .flatMap(address -> address.to().stream())
                .filter(target -> wiring.carries(target.routerId()))
                .filter(target ->
                        topology.gatewayOf(target.routerId()).map(this::isUp).orElse(false))
                .flatMap(target -> topology.ports().find(target.portId()).stream())
                .filter(port -> isUp(port) && letsIn(port, protocol, tcpPort))
                .map(Port::id)
                .findFirst();
    }

    private boolean isUp(Port port) {
        return port.isActive() && carries(port);
    }

    private boolean letsIn(Port port, String protocol, int tcpPort) {
        return !port.portSecurity()
                || port.groups().stream()
                        .flatMap(group -> topology.rules().having("security_group_id", group))
                        .anyMatch(rule -> rule.traffic().letsIn(protocol, tcpPort));
    }
}
