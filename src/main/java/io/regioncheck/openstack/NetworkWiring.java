package io.regioncheck.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Neutron, asked for what should be wired on which host. Only administrators are told. */
public final class NetworkWiring {
    private static final String SERVICE = "network";
    private static final String HOST = "binding:host_id";
    private static final String FIELDS = Stream.of(
                    "id",
                    "network_id",
                    "status",
                    "admin_state_up",
                    "port_security_enabled",
                    "device_owner",
                    "device_id",
                    "mac_address",
                    HOST,
                    "binding:vif_type",
                    "updated_at")
            .map(field -> "fields=" + field)
            .collect(Collectors.joining("&", "?", ""));

    private final Rest rest;

    NetworkWiring(Rest rest) {
        this.rest = rest;
    }

    /** Returns the agents that plug ports into switches: those that say which bridges they have or where their tunnels end. */
    public List<SwitchAgent> switchAgents() {
        return rest.list(SERVICE, "/v2.0/agents", "agents").stream()
                .filter(agent -> agent.path("configurations").has("bridge_mappings")
                        || agent.path("configurations").has("tunneling_ip"))
                .map(NetworkWiring::agent)
                .toList();
    }

    /** Returns all ports that are bound on a host, in one sweep of pages; empty if we are not shown where ports are bound. */
    public Optional<List<BoundPort>> boundPorts() {
        List<JsonNode> all = rest.list(SERVICE, "/v2.0/ports" + FIELDS, "ports");
        if (!all.isEmpty() && all.stream().noneMatch(port -> port.has(HOST))) {
            return Optional.empty();
        }
        return Optional.of(all.stream()
                .filter(port -> Fields.optional(port, HOST).isPresent())
                .map(NetworkWiring::port)
                .toList());
    }

    /** Returns one of them; empty if it is gone, or bound nowhere. */
    public Optional<BoundPort> boundPort(String id) {
        try {
            return Optional.of(rest.get(SERVICE, "/v2.0/ports/" + id).path("port"))
                    .filter(port -> Fields.optional(port, HOST).isPresent())
                    .map(NetworkWiring::port);
        } catch (CallFailed failed) {
            if (failed.kind() == CallFailed.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    public Map<String, VirtualNetwork> networks() {
        Map<String, VirtualNetwork> networks = new HashMap<>();
        for (JsonNode network : rest.list(SERVICE, "/v2.0/networks", "networks")) {
            VirtualNetwork one = NetworkAnswers.network(network);
            networks.put(one.id(), one);
        }
        return networks;
    }

    private static SwitchAgent agent(JsonNode agent) {
        JsonNode said = agent.path("configurations");
        Map<String, String> bridges = new HashMap<>();
        said.path("bridge_mappings")
                .properties()
                .forEach(one -> bridges.put(one.getKey(), one.getValue().asText()));
        return new SwitchAgent(
                Fields.text(agent, "host"),
                Fields.text(agent, "binary"),
                agent.path("alive").asBoolean(),
                Fields.optionalInstant(agent, "started_at"),
                bridges,
                Fields.optional(said, "tunneling_ip"),
                new HashSet<>(Fields.texts(said.path("tunnel_types"))),
                said.path("l2_population").asBoolean(),
                said.path("enable_distributed_routing").asBoolean(),
                Fields.optional(said, "integration_bridge").orElse("br-int"),
                said.has("extensions") ? Optional.of(Fields.texts(said.path("extensions"))) : Optional.empty());
    }

    private static BoundPort port(JsonNode port) {
        return new BoundPort(
                Fields.text(port, "id"),
                Fields.text(port, "network_id"),
                port.path("status").asText(),
                port.path("admin_state_up").asBoolean(),
                port.path("port_security_enabled").asBoolean(true),
                port.path("device_owner").asText(),
                port.path("device_id").asText(),
                port.path("mac_address").asText(),
                Fields.text(port, HOST),
                port.path("binding:vif_type").asText(),
                Fields.optionalInstant(port, "updated_at"));
    }
}
