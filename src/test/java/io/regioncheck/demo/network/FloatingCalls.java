package io.regioncheck.demo.network;

import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.http.Routes;
import io.regioncheck.demo.network.FloatingAddress.Target;
import io.regioncheck.demo.network.Plugs.Place;
import io.regioncheck.demo.network.Plugs.Wish;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is called about floating addresses. */
final class FloatingCalls {
    private static final Set<String> KNOWN = Set.of(
            "floating_network_id", "port_id", "fixed_ip_address", "floating_ip_address", "subnet_id", "qos_policy_id");

    private final Topology topology;
    private final Plugs plugs;
    private final Wiring wiring;
    private final Attributes<FloatingAddress> attributes;

    FloatingCalls(Topology topology, Plugs plugs, Wiring wiring) {
        this.topology = topology;
        this.plugs = plugs;
        this.wiring = wiring;
        this.attributes = attributes().in(topology.look());
    }

    private Attributes<FloatingAddress> attributes() {
        return Attributes.<FloatingAddress>of(
                        "floatingip",
                        "floatingips",
                        id -> Faults.notFound("FloatingIPNotFound", "Floating IP " + id + " could not be found"))
                .with("id", FloatingAddress::id)
                .with("tenant_id", FloatingAddress::project)
                .with("floating_ip_address", FloatingAddress::address)
                .with("floating_network_id", FloatingAddress::networkId)
                .with("router_id", address -> address.to().map(Target::routerId))
                .with("port_id", address -> address.to().map(Target::portId))
                .with("fixed_ip_address", address -> address.to().map(Target::fixedAddress))
                .with("status", FloatingAddress::status)
                .with("description", address -> address.label().description())
                .with("qos_policy_id", address -> Optional.empty())
                .with("port_details", this::details)
                .with("tags", address -> List.of())
                .withStandards();
    }

    private Object details(FloatingAddress address) {
        return address.to()
                .flatMap(target -> topology.ports().find(target.portId()))
                .map(port -> {
                    Map<String, Object> details = new LinkedHashMap<>();
                    details.put("name", port.label().name());
                    details.put("network_id", port.networkId());
                    details.put("mac_address", port.mac());
                    details.put("admin_state_up", port.adminUp());
                    details.put("status", port.status());
                    details.put("device_id", port.deviceId());
                    details.put("device_owner", port.owner());
                    return details;
                });
    }

    void addTo(Routes routes) {
        Listing<FloatingAddress> listing = new Listing<>(
                attributes,
                topology.floatingAddresses(),
                (address, caller) -> caller.isAdmin() || address.project().equals(caller.projectId()),
                topology.look().pages());
        routes.get("/v2.0/floatingips", listing::answer)
                .post("/v2.0/floatingips", this::create)
                .get("/v2.0/floatingips/{id}", request -> answer(200, visible(request), request))
                .put("/v2.0/floatingips/{id}", this::update)
                .delete("/v2.0/floatingips/{id}", this::delete);
    }

    private FloatingAddress visible(Request request) {
        String id = request.variable("id");
        return topology.floatingAddresses()
                .find(id)
                .filter(address -> request.caller().isAdmin()
                        || address.project().equals(request.caller().projectId()))
                .orElseThrow(() -> attributes.missing().apply(id));
    }

    private Answer answer(int status, FloatingAddress address, Request request) {
        return Answer.json(status, attributes.body(address, request.caller()));
    }

    private Answer create(Request request) {
        Form form = Form.of(request, attributes, KNOWN).requiring("floating_network_id");
        String networkId = form.id("floating_network_id");
        synchronized (topology) {
            if (!topology.network(networkId).external()) {
                throw Faults.badRequest("floatingip", "Network " + networkId + " is not a valid external network");
            }
            Label label = form.freshLabel();
            List<Place> places = form.optional("floating_ip_address")
                    .map(address -> List.of(new Place(form.optional("subnet_id"), Optional.of(address))))
                    .orElse(List.of());
            Port port = plugs.make(
                    Wish.own("", networkId, places, label.id(), Port.FLOATING).on(Port.Binding.NONE, "N/A"));
            FloatingAddress made =
                    new FloatingAddress(label, port.addresses().get(0).address(), networkId, Optional.empty(), "DOWN");
            try {
                made = form.says("port_id") ? made.leadingTo(Optional.of(target(made, form))) : made;
            } catch (Refusal refusal) {
                plugs.remove(port);
                throw refusal;
            }
            topology.floatingAddresses().put(made);
            translate(made, made.to());
            return answer(201, made, request);
        }
    }

    private void translate(FloatingAddress address, Optional<Target> where) {
        where.ifPresent(target -> wiring.translate(address.id(), target.routerId()));
    }

    private Target target(FloatingAddress address, Form form) {
        Port port = topology.port(form.id("port_id"));
        if (!port.project().equals(address.project())
                && !form.request().caller().isAdmin()) {
            throw Faults.badRequest(
                    "floatingip",
                    "Cannot process floating IP association with Port " + port.id()
                            + ", since that port is owned by a different tenant");
        }
        Port.Address inside = port.addresses().stream()
                .filter(one -> form.optional("fixed_ip_address")
                        .map(one.address()::equals)
                        .orElse(true))
                .findFirst()
                .orElseThrow(() -> Faults.badRequest(
                        "floatingip",
                        "Cannot add floating IP to port " + port.id() + " that has no fixed IPv4 addresses"));
        mustBeFree(address, port, inside);
        return new Target(port.id(), inside.address(), routerTo(address, port, inside));
    }

    private void mustBeFree(FloatingAddress address, Port port, Port.Address inside) {
        boolean taken = topology.floatingAddresses()
                .having("port_id", port.id())
                .anyMatch(other -> !other.id().equals(address.id())
                        && other.networkId().equals(address.networkId())
                        && other.to().orElseThrow().fixedAddress().equals(inside.address()));
        if (taken) {
            throw Faults.inUse(
                    "FloatingIPPortAlreadyAssociated",
                    "Cannot associate floating IP " + address.address() + " (" + address.id() + ") with port "
                            + port.id() + " using fixed IP " + inside.address()
                            + ", as that fixed IP already has a floating IP on external network "
                            + address.networkId() + ".");
        }
    }

    /** Returns the router between a subnet and the external network; that at the subnet's gateway is the only one here. */
    private String routerTo(FloatingAddress address, Port port, Port.Address inside) {
        return topology.portsOn(inside.subnetId())
                .filter(one -> one.owner().equals(Port.INTERFACE))
                .flatMap(one -> topology.routers().find(one.deviceId()).stream())
                .filter(router -> router.gatewayNetworkId()
                        .map(address.networkId()::equals)
                        .orElse(false))
                .map(Router::id)
                .findFirst()
                .orElseThrow(() -> Faults.notFound(
                        "ExternalGatewayForFloatingIPNotFound",
                        "External network " + address.networkId() + " is not reachable from subnet "
                                + inside.subnetId() + ".  Therefore, cannot associate Port " + port.id()
                                + " with a Floating IP."));
    }

    private Answer update(Request request) {
        Form form = Form.of(request, attributes, KNOWN);
        synchronized (topology) {
            FloatingAddress address = visible(request);
            FloatingAddress changed = address.labelled(form.changed(address.label()));
            if (form.has("port_id")) {
                changed =
                        changed.leadingTo(form.says("port_id") ? Optional.of(target(address, form)) : Optional.empty());
            }
            topology.floatingAddresses().put(changed);
            translate(changed, changed.to().or(address::to));
            return answer(200, changed, request);
        }
    }

    private Answer delete(Request request) {
        synchronized (topology) {
            FloatingAddress address = visible(request);
            topology.ports().having("device_id", address.id()).toList().forEach(plugs::remove);
            topology.floatingAddresses().remove(address.id());
            return Answer.empty(204);
        }
    }
}
