package io.regioncheck.demo.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Caller;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.http.Routes;
import io.regioncheck.demo.network.Plugs.Place;
import io.regioncheck.demo.network.Plugs.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is called about ports. */
final class PortCalls {
    private static final String HOST = "binding:host_id";
    private static final Set<String> KNOWN = Set.of(
            "network_id",
            "admin_state_up",
            "fixed_ips",
            "security_groups",
            "device_id",
            "device_owner",
            "port_security_enabled",
            "allowed_address_pairs",
            "extra_dhcp_opts",
            "binding:vnic_type",
            "binding:profile",
            HOST);
    /** What l3_db.prevent_l3_port_deletion protects, and the auto-deleted ones are not (Zed). */
    private static final Set<String> PROTECTED = Set.of(Port.INTERFACE, Port.GATEWAY, Port.FLOATING);

    private final Topology topology;
    private final Plugs plugs;
    private final Wiring wiring;
    private final Attributes<Port> attributes;

    PortCalls(Topology topology, Plugs plugs, Wiring wiring) {
        this.topology = topology;
        this.attributes = PortView.attributes().in(topology.look());
        this.plugs = plugs;
        this.wiring = wiring;
    }

    void addTo(Routes routes) {
        Listing<Port> listing = new Listing<>(
                attributes, topology.ports(), this::sees, topology.look().pages());
        routes.get("/v2.0/ports", listing::answer)
                .post("/v2.0/ports", this::create)
                .get("/v2.0/ports/{id}", request -> answer(200, visible(request), request))
                .put("/v2.0/ports/{id}", this::update)
                .delete("/v2.0/ports/{id}", this::delete);
    }

    private boolean sees(Port port, Caller caller) {
        return caller.isAdmin()
                || port.project().equals(caller.projectId())
                || topology.networks()
                        .find(port.networkId())
                        .map(network -> network.project().equals(caller.projectId()))
                        .orElse(false);
    }

    private Port visible(Request request) {
        String id = request.variable("id");
        return topology.ports()
                .find(id)
                .filter(port -> sees(port, request.caller()))
                .orElseThrow(() -> attributes.missing().apply(id));
    }

    private Answer answer(int status, Port port, Request request) {
        return Answer.json(status, attributes.body(port, request.caller()));
    }

    private Answer create(Request request) {
        Form form = Form.of(request, attributes, KNOWN).requiring("network_id");
        String networkId = form.id("network_id");
        authorize(form, "create_port");
        synchronized (topology) {
            String network = topology.network(networkId, request.caller()).id();
            List<String> groups = form.says("security_groups")
                    ? groups(form)
                    : List.of(topology.defaultGroup(form.project()).id());
            Port made = plugs.make(Wish.free(form.freshLabel(), network, places(form), groups));
            return answer(201, used(form, made), request);
        }
    }

    private static void authorize(Form form, String rule) {
        if (form.has(HOST) && !form.request().caller().isAdmin()) {
            throw Faults.forbidden("(rule:" + rule + " and rule:" + rule + ":" + HOST + ")");
        }
    }

    private List<String> groups(Form form) {
        List<String> ids = form.ids("security_groups");
        ids.stream()
                .filter(id -> topology.groups().find(id).isEmpty())
                .findFirst()
                .ifPresent(id -> {
                    throw GroupCalls.missing(id);
                });
        return ids;
    }

    private List<Place> places(Form form) {
        List<Place> places = new ArrayList<>();
        for (JsonNode wanted : form.fields().path("fixed_ips")) {
            Optional<String> subnet =
                    Optional.of(wanted.path("subnet_id").asText()).filter(id -> !id.isEmpty());
            subnet.ifPresent(topology::subnet);
            places.add(new Place(
                    subnet, Optional.of(wanted.path("ip_address").asText()).filter(address -> !address.isEmpty())));
        }
        return places;
    }

    /** Gives a port into the hands that a request names, as services do that plug it in themselves. */
    private Port used(Form form, Port port) {
        if (Stream.of("device_id", "device_owner", HOST).noneMatch(form::has)) {
            return port;
        }
        String host = form.text(HOST, form.has(HOST) ? "" : port.binding().host());
        Port.Binding where = host.isEmpty()
                ? Port.Binding.NONE
                : wiring.bind(port.id(), port.networkId(), host, form.request().id());
        Port changed = topology.ports()
                .put(port.usedBy(
                        form.text("device_id", port.deviceId()), form.text("device_owner", port.owner()), where));
        wiring.wire(changed.id());
        return changed;
    }

    private Answer update(Request request) {
        Form form = Form.of(request, attributes, KNOWN);
        authorize(form, "update_port");
        synchronized (topology) {
            Port port = visible(request);
            Port changed = port.labelled(form.changed(port.label()));
            if (form.has("security_groups")) {
                changed = changed.guardedBy(groups(form));
            }
            return answer(200, used(form, topology.ports().put(changed)), request);
        }
    }

    private Answer delete(Request request) {
        synchronized (topology) {
            Port port = visible(request);
            if (PROTECTED.contains(port.owner())) {
                throw Faults.inUse(
                        "ServicePortInUse",
                        "Port " + port.id() + " cannot be deleted directly via the port API: has device owner "
                                + port.owner() + ".");
            }
            remove(port);
            return Answer.empty(204);
        }
    }

    /** Removes a port; floating addresses that led to it lead nowhere then. */
    void remove(Port port) {
        topology.floatingAddresses()
                .having("port_id", port.id())
                .toList()
                .forEach(address -> topology.floatingAddresses().put(address.leadingTo(Optional.empty())));
        plugs.remove(port);
    }
}
