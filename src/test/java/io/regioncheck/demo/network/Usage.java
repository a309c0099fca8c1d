package io.regioncheck.demo.network;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.http.Routes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How much may be used and how much is: quotas, and the addresses of networks. */
final class Usage {
    /** The lab's: more than any run uses. */
    private static final Map<String, Integer> LIMITS = limits();

    private final Topology topology;
    private final Plugs plugs;

    Usage(Topology topology, Plugs plugs) {
        this.topology = topology;
        this.plugs = plugs;
    }

    private static Map<String, Integer> limits() {
        Map<String, Integer> limits = new LinkedHashMap<>();
        limits.put("network", 100);
        limits.put("subnet", 100);
        limits.put("subnetpool", -1);
        limits.put("port", 1000);
        limits.put("router", 50);
        limits.put("floatingip", 100);
        limits.put("rbac_policy", 10);
        limits.put("security_group", 200);
        limits.put("security_group_rule", 1000);
        return limits;
    }

    void addTo(Routes routes) {
        routes.get("/v2.0/quotas/{project}", request -> quota(request.variable("project"), request))
                .get("/v2.0/quotas/{project}/details", this::details)
                .get("/v2.0/quotas/{project}/default", request -> quota(request.variable("project"), request))
                .get("/v2.0/network-ip-availabilities", this::availabilities)
                .get("/v2.0/network-ip-availabilities/{id}", this::availability);
    }

    private static Answer quota(String project, Request request) {
        if (!request.caller().isAdmin() && !project.equals(request.caller().projectId())) {
            throw Faults.forbidden("rule:get_quota");
        }
        ObjectNode body = Answer.JSON.createObjectNode();
        LIMITS.forEach(body.putObject("quota")::put);
        return Answer.json(200, body);
    }

    private Answer details(Request request) {
        String project = request.variable("project");
        if (!request.caller().isAdmin() && !project.equals(request.caller().projectId())) {
            throw Faults.forbidden("rule:get_quota");
        }
        Map<String, Shelf<? extends Resource>> shelves = Map.of(
                "network", topology.networks(),
                "subnet", topology.subnets(),
                "port", topology.ports(),
                "router", topology.routers(),
                "floatingip", topology.floatingAddresses(),
                "security_group", topology.groups(),
                "security_group_rule", topology.rules());
        ObjectNode body = Answer.JSON.createObjectNode();
        ObjectNode quota = body.putObject("quota");
        LIMITS.forEach((name, limit) -> quota.putObject(name)
                .put("limit", limit)
                .put(
                        "used",
                        Optional.ofNullable(shelves.get(name)).stream()
                                .flatMap(Shelf::stream)
                                .filter(one -> one.project().equals(project))
                                .count())
                .put("reserved", 0));
        return Answer.json(200, body);
    }

    private Answer availabilities(Request request) {
        ObjectNode body = Answer.JSON.createObjectNode();
        ArrayNode array = body.putArray("network_ip_availabilities");
        if (request.caller().isAdmin()) {
            topology.networks().stream().forEach(network -> array.add(availability(network)));
        }
        return Answer.json(200, body);
    }

    private Answer availability(Request request) {
        if (!request.caller().isAdmin()) {
            throw Faults.noPath();
        }
        ObjectNode body = Answer.JSON.createObjectNode();
        body.set("network_ip_availability", availability(topology.network(request.variable("id"))));
        return Answer.json(200, body);
    }

    private ObjectNode availability(Network network) {
        ObjectNode shown = Answer.JSON
                .createObjectNode()
                .put("network_id", network.id())
                .put("network_name", network.label().name())
                .put("tenant_id", network.project())
                .put("project_id", network.project());
        ArrayNode subnets = shown.putArray("subnet_ip_availability");
        long all = 0;
        long used = 0;
        for (Subnet subnet : topology.subnetsOf(network.id()).toList()) {
            long total = subnet.pools().stream().mapToLong(Subnet.Pool::size).sum();
            long taken = subnet.pools().stream()
                    .mapToLong(pool -> plugs.used(subnet, pool))
                    .sum();
            subnets.addObject()
                    .put("subnet_id", subnet.id())
                    .put("ip_version", 4)
                    .put("cidr", subnet.cidr().toString())
                    .put("subnet_name", subnet.label().name())
                    .put("used_ips", taken)
                    .put("total_ips", total);
            all += total;
            used += taken;
        }
        return shown.put("used_ips", used).put("total_ips", all);
    }
}
