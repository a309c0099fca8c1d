package io.regioncheck.demo.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Caller;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.http.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is called about subnets; those of IPv6 are refused. */
final class SubnetCalls {
    private static final Set<String> KNOWN = Set.of(
            "network_id",
            "ip_version",
            "cidr",
            "gateway_ip",
            "enable_dhcp",
            "allocation_pools",
            "dns_nameservers",
            "host_routes",
            "subnetpool_id",
            "prefixlen",
            "ipv6_ra_mode",
            "ipv6_address_mode",
            "service_types");

    private final Topology topology;
    private final Plugs plugs;
    private final Wiring wiring;
    private final Attributes<Subnet> attributes;

    SubnetCalls(Topology topology, Plugs plugs, Wiring wiring) {
        this.topology = topology;
        this.attributes = attributes().in(topology.look());
        this.plugs = plugs;
        this.wiring = wiring;
    }

    private Attributes<Subnet> attributes() {
        return Attributes.<Subnet>of(
                        "subnet",
                        "subnets",
                        id -> Faults.notFound("SubnetNotFound", "Subnet " + id + " could not be found."))
                .with("id", Subnet::id)
                .with("name", subnet -> subnet.label().name())
                .with("tenant_id", Subnet::project)
                .with("network_id", Subnet::networkId)
                .with("ip_version", subnet -> 4)
                .with("subnetpool_id", subnet -> Optional.empty())
                .with("enable_dhcp", Subnet::dhcp)
                .with("ipv6_ra_mode", subnet -> Optional.empty())
                .with("ipv6_address_mode", subnet -> Optional.empty())
                .with("gateway_ip", Subnet::gateway)
                .with("cidr", subnet -> subnet.cidr().toString())
                .with(
                        "allocation_pools",
                        subnet -> subnet.pools().stream()
                                .map(pool -> Map.of("start", Cidr.text(pool.start()), "end", Cidr.text(pool.end())))
                                .toList())
                .with("host_routes", subnet -> List.of())
                .with("dns_nameservers", Subnet::nameServers)
                .with("router:external", this::isExternal)
                .with("description", subnet -> subnet.label().description())
                .with("service_types", subnet -> List.of())
                .with("tags", subnet -> List.of())
                .withStandards();
    }

    private boolean isExternal(Subnet subnet) {
        return topology.networks()
                .find(subnet.networkId())
                .map(Network::external)
                .orElse(false);
    }

    void addTo(Routes routes) {
        Listing<Subnet> listing = new Listing<>(
                attributes, topology.subnets(), this::sees, topology.look().pages());
        routes.get("/v2.0/subnets", listing::answer)
                .post("/v2.0/subnets", this::create)
                .get("/v2.0/subnets/{id}", request -> answer(200, visible(request), request))
                .put("/v2.0/subnets/{id}", this::update)
                .delete("/v2.0/subnets/{id}", this::delete);
    }

    private boolean sees(Subnet subnet, Caller caller) {
        return topology.networks()
                .find(subnet.networkId())
                .map(network -> NetworkCalls.sees(network, caller))
                .orElse(false);
    }

    private Subnet visible(Request request) {
        String id = request.variable("id");
        return topology.subnets()
                .find(id)
                .filter(subnet -> sees(subnet, request.caller()))
                .orElseThrow(() -> attributes.missing().apply(id));
    }

    private Answer answer(int status, Subnet subnet, Request request) {
        return Answer.json(status, attributes.body(subnet, request.caller()));
    }

    private Answer create(Request request) {
        Form form = Form.of(request, attributes, KNOWN).requiring("network_id", "ip_version");
        String networkId = form.id("network_id");
        if (form.number("ip_version").orElse(4) != 4) {
            throw Faults.invalidInput("the demo has no IPv6");
        }
        Cidr cidr = cidr(form);
        synchronized (topology) {
            Network network = topology.network(networkId, request.caller());
            if (topology.subnetsOf(networkId).anyMatch(other -> other.cidr().overlaps(cidr))) {
                throw Faults.invalidInput("Requested subnet with cidr: " + cidr + " for network: " + networkId
                        + " overlaps with another subnet");
            }
            Subnet made = topology.subnets().put(subnet(form, network, cidr));
            topology.networks().put(network.labelled(network.label().touched()));
            if (made.dhcp()) {
                wiring.serve(networkId, request.id());
            }
            return answer(201, made, request);
        }
    }

    private static Cidr cidr(Form form) {
        String text = form.optional("cidr")
                .orElseThrow(() -> new Refusal(
                        400,
                        "BadRequest",
                        "Bad subnets request: a subnetpool must be specified in the absence of a cidr."));
        return Cidr.parse(text).orElseThrow(() -> Faults.invalidInput(text + " is not in a CIDR format"));
    }

    private static Subnet subnet(Form form, Network network, Cidr cidr) {
        Optional<String> gateway =
                form.has("gateway_ip") ? form.optional("gateway_ip") : Optional.of(Cidr.text(cidr.network() + 1));
        gateway.filter(address -> Cidr.number(address).isEmpty()).ifPresent(address -> {
            throw Form.wrong("gateway_ip", "'" + address + "' is not a valid IP address");
        });
        return new Subnet(
                form.freshLabel(),
                network.id(),
                cidr,
                gateway,
                form.says("allocation_pools") ? pools(form) : around(cidr, gateway),
                form.flag("enable_dhcp", true),
                form.texts("dns_nameservers"));
    }

    private static List<Subnet.Pool> pools(Form form) {
        List<Subnet.Pool> pools = new ArrayList<>();
        for (JsonNode pool : form.fields().path("allocation_pools")) {
            pools.add(new Subnet.Pool(end(pool, "start"), end(pool, "end")));
        }
        return pools;
    }

    private static long end(JsonNode pool, String which) {
        String address = pool.path(which).asText();
        return Cidr.number(address)
                .orElseThrow(() -> Form.wrong("allocation_pools", "'" + address + "' is not a valid IP address"));
    }

    /** Returns all hosts of a range but the gateway, as neutron gives them away if nobody says otherwise. */
    static List<Subnet.Pool> around(Cidr cidr, Optional<String> gateway) {
        long first = cidr.network() + 1;
        long last = cidr.broadcast() - 1;
        long hole = gateway.flatMap(Cidr::number).filter(cidr::contains).orElse(cidr.broadcast());
        List<Subnet.Pool> pools = new ArrayList<>();
        if (first < hole) {
            pools.add(new Subnet.Pool(first, Math.min(last, hole - 1)));
        }
        if (hole < last) {
            pools.add(new Subnet.Pool(Math.max(first, hole + 1), last));
        }
        return pools;
    }

    private Answer update(Request request) {
        synchronized (topology) {
            Subnet subnet = visible(request);
            Form form = Form.of(request, attributes, KNOWN);
            Subnet changed = new Subnet(
                    form.changed(subnet.label()),
                    subnet.networkId(),
                    subnet.cidr(),
                    form.has("gateway_ip") ? form.optional("gateway_ip") : subnet.gateway(),
                    subnet.pools(),
                    form.flag("enable_dhcp", subnet.dhcp()),
                    form.has("dns_nameservers") ? form.texts("dns_nameservers") : subnet.nameServers());
            return answer(200, topology.subnets().put(changed), request);
        }
    }

    private Answer delete(Request request) {
        synchronized (topology) {
            Subnet subnet = visible(request);
            List<Port> ports = topology.portsOn(subnet.id()).toList();
            if (ports.stream().anyMatch(port -> !port.owner().equals(Port.DHCP))) {
                throw Faults.inUse(
                        "SubnetInUse",
                        "Unable to complete operation on subnet " + subnet.id()
                                + ": One or more ports have an IP allocation from this subnet.");
            }
            ports.forEach(plugs::remove);
            topology.subnets().remove(subnet.id());
            if (topology.subnetsOf(subnet.networkId()).anyMatch(Subnet::dhcp)) {
                wiring.serve(subnet.networkId(), request.id());
            }
            return Answer.empty(204);
        }
    }
}
