package io.regioncheck.demo.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Caller;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.http.Routes;
import io.regioncheck.demo.network.Plugs.Wish;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is called about routers. */
final class RouterCalls {
    private static final String GATEWAY = "external_gateway_info";
    private static final Set<String> KNOWN =
            Set.of("admin_state_up", GATEWAY, "distributed", "ha", "availability_zone_hints", "flavor_id", "routes");

    private final Topology topology;
    private final Agents agents;
    private final Plugs plugs;
    private final Wiring wiring;
    private final Attributes<Router> attributes;

    RouterCalls(Topology topology, Agents agents, Plugs plugs, Wiring wiring) {
        this.topology = topology;
        this.agents = agents;
        this.plugs = plugs;
        this.wiring = wiring;
        this.attributes = attributes().in(topology.look());
    }

    private Attributes<Router> attributes() {
        return Attributes.<Router>of("router", "routers", RouterCalls::missing)
                .with("id", Router::id)
                .with("name", router -> router.label().name())
                .with("tenant_id", Router::project)
                .with("admin_state_up", Router::adminUp)
                .with("status", router -> "ACTIVE")
                .with(GATEWAY, this::gateway)
                .with("description", router -> router.label().description())
                .with("availability_zones", router -> agents.zonesOf(router.id()))
                .restricted("distributed", router -> false)
                .restricted("ha", router -> false)
                .with("availability_zone_hints", router -> List.of())
                .with("routes", router -> List.of())
                .with("flavor_id", router -> Optional.empty())
                .with("tags", router -> List.of())
                .withStandards();
    }

    static Refusal missing(String id) {
        return Faults.notFound("RouterNotFound", "Router " + id + " could not be found");
    }

    private Object gateway(Router router) {
        return router.gatewayNetworkId().map(network -> {
            Map<String, Object> info = new LinkedHashMap<>();
            info.put("network_id", network);
            info.put(
                    "external_fixed_ips",
                    topology.gatewayOf(router.id()).stream()
                            .flatMap(port -> port.addresses().stream())
                            .map(PortView::address)
                            .toList());
            info.put("enable_snat", true);
            return info;
        });
    }

    void addTo(Routes routes) {
        Listing<Router> listing = new Listing<>(
                attributes,
                topology.routers(),
                RouterCalls::sees,
                topology.look().pages());
        routes.get("/v2.0/routers", listing::answer)
                .post("/v2.0/routers", this::create)
                .get("/v2.0/routers/{id}", request -> answer(200, visible(request), request))
                .put("/v2.0/routers/{id}", this::update)
                .delete("/v2.0/routers/{id}", this::delete);
    }

    private static boolean sees(Router router, Caller caller) {
        return caller.isAdmin() || router.project().equals(caller.projectId());
    }

    Router visible(Request request) {
        String id = request.variable("id");
        return topology.routers()
                .find(id)
                .filter(router -> sees(router, request.caller()))
                .orElseThrow(() -> missing(id));
    }

    private Answer answer(int status, Router router, Request request) {
        return Answer.json(status, attributes.body(router, request.caller()));
    }

    private Answer create(Request request) {
        Form form = Form.of(request, attributes, KNOWN);
        synchronized (topology) {
            Router router = new Router(form.freshLabel(), form.flag("admin_state_up", true), external(form));
            router.gatewayNetworkId().ifPresent(network -> open(router, network));
            Router made = topology.routers().put(router.labelled(router.label().touched()));
            // scheduled only after the answer is made: availability_zones of a new router is empty
            Answer answer = answer(201, made, request);
            made.gatewayNetworkId().ifPresent(network -> wiring.route(made.id(), request.id()));
            return answer;
        }
    }

    /** Returns the external network that a request wants the router to lead to. */
    private Optional<String> external(Form form) {
        JsonNode wanted = form.fields().path(GATEWAY).path("network_id");
        if (!wanted.isTextual()) {
            return Optional.empty();
        }
        Network network = topology.network(wanted.asText());
        if (!network.external()) {
            throw Faults.badRequest("router", "Network " + network.id() + " is not an external network");
        }
        return Optional.of(network.id());
    }

    private void open(Router router, String networkId) {
        plugs.make(Wish.own("", networkId, List.of(), router.id(), Port.GATEWAY));
    }

    private Answer update(Request request) {
        Form form = Form.of(request, attributes, KNOWN);
        synchronized (topology) {
            Router router = visible(request);
            Router changed = new Router(
                    form.changed(router.label()),
                    form.flag("admin_state_up", router.adminUp()),
                    router.gatewayNetworkId());
            if (form.has(GATEWAY)) {
                changed = moved(changed, external(form));
            }
            topology.routers().put(changed);
            if (changed.gatewayNetworkId().isPresent()) {
                wiring.route(changed.id(), request.id());
            }
            return answer(200, changed, request);
        }
    }

    private Router moved(Router router, Optional<String> networkId) {
        if (networkId.equals(router.gatewayNetworkId())) {
            return router;
        }
        boolean needed = topology.floatingAddresses().stream()
                .flatMap(address -> address.to().stream())
                .anyMatch(target -> target.routerId().equals(router.id()));
        if (needed) {
            throw Faults.inUse(
                    "RouterExternalGatewayInUseByFloatingIp",
                    "Gateway cannot be updated for router " + router.id() + ", since a gateway to external network "
                            + router.gatewayNetworkId().orElse("") + " is required by one or more floating IPs.");
        }
        topology.gatewayOf(router.id()).ifPresent(plugs::remove);
        networkId.ifPresent(network -> open(router, network));
        return router.leadingTo(networkId);
    }

    private Answer delete(Request request) {
        synchronized (topology) {
            Router router = visible(request);
            String attached = topology.interfacesOf(router.id()).map(Port::id).collect(Collectors.joining(", "));
            if (!attached.isEmpty()) {
                throw Faults.inUse("RouterInUse", "Router " + router.id() + " has ports still attached: " + attached);
            }
            topology.gatewayOf(router.id()).ifPresent(plugs::remove);
            topology.routers().remove(router.id());
            agents.release(router.id());
            return Answer.empty(204);
        }
    }
}
