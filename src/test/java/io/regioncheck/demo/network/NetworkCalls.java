package io.regioncheck.demo.network;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Caller;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.http.Routes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is called about networks. */
final class NetworkCalls {
    private static final List<String> PROVIDER =
            List.of("provider:network_type", "provider:physical_network", "provider:segmentation_id");
    private static final Set<String> KNOWN = Set.of(
            "admin_state_up",
            "shared",
            "router:external",
            "mtu",
            "port_security_enabled",
            "availability_zone_hints",
            "is_default",
            "qos_policy_id",
            PROVIDER.get(0),
            PROVIDER.get(1),
            PROVIDER.get(2));

    private final Topology topology;
    private final Segments segments;
    private final Plugs plugs;
    private final Agents agents;
    private final Attributes<Network> attributes;

    NetworkCalls(Topology topology, Segments segments, Plugs plugs, Agents agents) {
        this.topology = topology;
        this.segments = segments;
        this.plugs = plugs;
        this.agents = agents;
        this.attributes = attributes().in(topology.look());
    }

    private Attributes<Network> attributes() {
        return Attributes.<Network>of("network", "networks", Faults::noNetwork)
                .with("id", Network::id)
                .with("name", network -> network.label().name())
                .with("tenant_id", Network::project)
                .with("admin_state_up", Network::adminUp)
                .with("mtu", Network::mtu)
                .with("status", network -> "ACTIVE")
                .with(
                        "subnets",
                        network ->
                                topology.subnetsOf(network.id()).map(Subnet::id).toList())
                .with("shared", Network::shared)
                .with("availability_zone_hints", network -> List.of())
                .with("availability_zones", network -> agents.zonesOf(network.id()))
                .with("ipv4_address_scope", network -> Optional.empty())
                .with("ipv6_address_scope", network -> Optional.empty())
                .with("router:external", Network::external)
                .with("description", network -> network.label().description())
                .with("port_security_enabled", Network::portSecurity)
                .with("qos_policy_id", network -> Optional.empty())
                .with("is_default", network -> network.external() ? false : Attributes.ABSENT)
                .with("tags", network -> List.of())
                .withStandards()
                .restricted(PROVIDER.get(0), network -> network.segment().type())
                .restricted(PROVIDER.get(1), network -> network.segment().physicalNetwork())
                .restricted(PROVIDER.get(2), network -> network.segment().number());
    }

    void addTo(Routes routes) {
        Listing<Network> listing = new Listing<>(
                attributes,
                topology.networks(),
                NetworkCalls::sees,
                topology.look().pages());
        routes.get("/v2.0/networks", listing::answer)
                .post("/v2.0/networks", this::create)
                .get("/v2.0/networks/{id}", request -> answer(200, visible(request), request))
                .put("/v2.0/networks/{id}", this::update)
                .delete("/v2.0/networks/{id}", this::delete);
    }

    static boolean sees(Network network, Caller caller) {
        return caller.isAdmin()
                || network.shared()
                || network.external()
                || network.project().equals(caller.projectId());
    }

    private Network visible(Request request) {
        String id = request.variable("id");
        return topology.networks()
                .find(id)
                .filter(network -> sees(network, request.caller()))
                .orElseThrow(() -> attributes.missing().apply(id));
    }

    private Network owned(Request request) {
        Network network = visible(request);
        if (!request.caller().isAdmin()
                && !network.project().equals(request.caller().projectId())) {
            throw Faults.forbidden("rule:" + (request.method().equals("PUT") ? "update" : "delete") + "_network");
        }
        return network;
    }

    private Answer answer(int status, Network network, Request request) {
        return Answer.json(status, attributes.body(network, request.caller()));
    }

    private Answer create(Request request) {
        Form form = Form.of(request, attributes, KNOWN);
        authorize(form);
        synchronized (topology) {
            topology.defaultGroup(form.project());
            Segment segment = PROVIDER.stream().anyMatch(form::says)
                    ? segments.take(
                            form.text(PROVIDER.get(0), ""),
                            form.optional(PROVIDER.get(1)),
                            form.number(PROVIDER.get(2)))
                    : segments.takeAny();
            Network made = topology.networks()
                    .put(new Network(
                            form.freshLabel(),
                            form.flag("admin_state_up", true),
                            form.flag("shared", false),
                            form.flag("router:external", false),
                            form.number("mtu").filter(mtu -> mtu > 0).orElse(segments.mtu(segment)),
                            form.flag("port_security_enabled", true),
                            segment));
            ObjectNode body = attributes.body(
                    topology.networks().put(made.labelled(made.label().touched())), request.caller());
            // what is created says it also of networks that are not external, of which no other answer says it
            body.withObject("/network").put("is_default", false);
            return Answer.json(201, body);
        }
    }

    /** As neutron/policy.py: each attribute that only administrators may set adds its own rule. */
    private static void authorize(Form form) {
        String rules = Stream.concat(Stream.of("shared", "router:external"), PROVIDER.stream())
                .filter(form::says)
                .reduce("rule:create_network", (all, name) -> "(" + all + " and rule:create_network:" + name + ")");
        if (!form.request().caller().isAdmin() && rules.startsWith("(")) {
            throw Faults.forbidden(rules);
        }
    }

    private Answer update(Request request) {
        synchronized (topology) {
            Network network = owned(request);
            Form form = Form.of(request, attributes, KNOWN);
            Network changed = new Network(
                    form.changed(network.label()),
                    form.flag("admin_state_up", network.adminUp()),
                    form.flag("shared", network.shared()),
                    form.flag("router:external", network.external()),
                    form.number("mtu").orElse(network.mtu()),
                    form.flag("port_security_enabled", network.portSecurity()),
                    network.segment());
            return answer(200, topology.networks().put(changed), request);
        }
    }

    private Answer delete(Request request) {
        synchronized (topology) {
            Network network = owned(request);
            List<Port> ports =
                    topology.ports().having("network_id", network.id()).toList();
            String others = ports.stream()
                    .filter(port -> !port.owner().equals(Port.DHCP))
                    .map(Port::id)
                    .collect(Collectors.joining(","));
            if (!others.isEmpty()) {
                throw Faults.inUse(
                        "NetworkInUse",
                        "Unable to complete operation on network " + network.id()
                                + ". There are one or more ports still in use on the network, id for these ports is: "
                                + others + ".");
            }
            ports.forEach(plugs::remove);
            topology.subnetsOf(network.id())
                    .toList()
                    .forEach(subnet -> topology.subnets().remove(subnet.id()));
            topology.networks().remove(network.id());
            agents.release(network.id());
            segments.free(network.segment());
            return Answer.empty(204);
        }
    }
}
