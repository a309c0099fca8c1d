package io.regioncheck.demo.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.http.Routes;
import io.regioncheck.demo.network.Plugs.Place;
import io.regioncheck.demo.network.Plugs.Wish;
import java.util.List;

/** What is called to plug subnets into routers, and to pull them out. */
final class InterfaceCalls {
    private final Topology topology;
    private final RouterCalls routers;
    private final Plugs plugs;
    private final Wiring wiring;

    InterfaceCalls(Topology topology, RouterCalls routers, Plugs plugs, Wiring wiring) {
        this.topology = topology;
        this.routers = routers;
        this.plugs = plugs;
        this.wiring = wiring;
    }

    void addTo(Routes routes) {
        routes.put("/v2.0/routers/{id}/add_router_interface", this::add)
                .put("/v2.0/routers/{id}/remove_router_interface", this::remove);
    }

    private Answer add(Request request) {
        JsonNode body = request.json();
        synchronized (topology) {
            Router router = routers.visible(request);
            Port port = body.path("port_id").isTextual()
                    ? byPort(router, body.path("port_id").asText())
                    : bySubnet(router, body);
            wiring.route(router.id(), request.id());
            return answer(router, port);
        }
    }

    private Port bySubnet(Router router, JsonNode body) {
        Subnet subnet = topology.subnet(subnetId(body));
        unplugged(router, subnet.id());
        String gateway = subnet.gateway()
                .orElseThrow(() -> Faults.badRequest("router", "Subnet for router interface must have a gateway IP"));
        List<Place> place = List.of(Place.at(subnet.id(), gateway));
        return plugs.make(Wish.own(router.project(), subnet.networkId(), place, router.id(), Port.INTERFACE));
    }

    private Port byPort(Router router, String portId) {
        Port port = topology.port(portId);
        if (!port.deviceId().isEmpty()) {
            throw Faults.inUse(
                    "PortInUse",
                    "Unable to complete operation on port " + portId + " for network " + port.networkId()
                            + ". Port already has an attached device " + port.deviceId() + ".");
        }
        if (port.addresses().isEmpty()) {
            throw Faults.badRequest("router", "Router port must have at least one fixed IP");
        }
        port.addresses().forEach(address -> unplugged(router, address.subnetId()));
        return topology.ports().put(port.usedBy(router.id(), Port.INTERFACE, Port.Binding.NONE));
    }

    private void unplugged(Router router, String subnetId) {
        if (topology.interfacesOf(router.id()).anyMatch(port -> isOn(port, subnetId))) {
            throw Faults.badRequest("router", "Router already has a port on subnet " + subnetId);
        }
    }

    private static boolean isOn(Port port, String subnetId) {
        return port.addresses().stream().anyMatch(address -> address.subnetId().equals(subnetId));
    }

    private static String subnetId(JsonNode body) {
        String id = body.path("subnet_id").asText();
        if (id.isEmpty()) {
            throw Faults.badRequest("router", "Either subnet_id or port_id must be specified");
        }
        return id;
    }

    private Answer remove(Request request) {
        JsonNode body = request.json();
        synchronized (topology) {
            Router router = routers.visible(request);
            Port port = body.path("port_id").isTextual()
                    ? portOf(router, body.path("port_id").asText())
                    : portOn(router, topology.subnet(subnetId(body)).id());
            port.addresses().forEach(address -> unused(router, address.subnetId()));
            plugs.remove(port);
            return answer(router, port);
        }
    }

    private Port portOf(Router router, String portId) {
        return topology.interfacesOf(router.id())
                .filter(port -> port.id().equals(portId))
                .findFirst()
                .orElseThrow(() -> Faults.notFound(
                        "RouterInterfaceNotFound",
                        "Router " + router.id() + " does not have an interface with id " + portId));
    }

    private Port portOn(Router router, String subnetId) {
        return topology.interfacesOf(router.id())
                .filter(port -> isOn(port, subnetId))
                .findFirst()
                .orElseThrow(() -> Faults.notFound(
                        "RouterInterfaceNotFoundForSubnet",
                        "Router " + router.id() + " has no interface on subnet " + subnetId));
    }

    private void unused(Router router, String subnetId) {
        boolean needed = topology.floatingAddresses().stream()
                .flatMap(address -> address.to().stream())
                .filter(target -> target.routerId().equals(router.id()))
                .flatMap(target -> topology.ports().find(target.portId()).stream())
                .anyMatch(port -> isOn(port, subnetId));
        if (needed) {
            throw Faults.inUse(
                    "RouterInterfaceInUseByFloatingIP",
                    "Router interface for subnet " + subnetId + " on router " + router.id()
                            + " cannot be deleted, as it is required by one or more floating IPs.");
        }
    }

    private static Answer answer(Router router, Port port) {
        List<String> subnets =
                port.addresses().stream().map(Port.Address::subnetId).toList();
        ObjectNode body = Answer.JSON.createObjectNode();
        body.put("id", router.id())
                .put("tenant_id", router.project())
                .put("port_id", port.id())
                .put("network_id", port.networkId())
                .put("subnet_id", subnets.get(subnets.size() - 1));
        subnets.forEach(body.putArray("subnet_ids")::add);
        return Answer.json(200, body);
    }
}
