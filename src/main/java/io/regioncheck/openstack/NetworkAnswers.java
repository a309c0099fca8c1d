package io.regioncheck.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads neutron's answers (API v2.0). */
final class NetworkAnswers {
    private NetworkAnswers() {}

    static Agent agent(JsonNode agent) {
        return new Agent(
                Fields.text(agent, "id"),
                Fields.text(agent, "agent_type"),
                Fields.text(agent, "binary"),
                Fields.text(agent, "host"),
                agent.path("alive").asBoolean(),
                agent.path("admin_state_up").asBoolean(),
                Fields.instant(agent, "heartbeat_timestamp"));
    }

    static VirtualNetwork network(JsonNode network) {
        return new VirtualNetwork(
                Fields.text(network, "id"),
                Fields.text(network, "name"),
                network.path("status").asText(),
                Fields.optional(network, "provider:network_type"),
                Fields.optional(network, "provider:physical_network"),
                Fields.optional(network, "provider:segmentation_id").map(Integer::valueOf),
                network.path("router:external").asBoolean());
    }

    static Subnet subnet(JsonNode subnet) {
        return new Subnet(
                Fields.text(subnet, "id"),
                Fields.text(subnet, "name"),
                Fields.text(subnet, "network_id"),
                Fields.text(subnet, "cidr"),
                subnet.path("gateway_ip").asText());
    }

    static AddressRange range(JsonNode subnet) {
        List<AddressRange.Pool> pools = new ArrayList<>();
        for (JsonNode pool : subnet.path("allocation_pools")) {
            pools.add(new AddressRange.Pool(Fields.text(pool, "start"), Fields.text(pool, "end")));
        }
        return new AddressRange(
                Fields.text(subnet, "id"),
                subnet.path("name").asText(),
                Fields.text(subnet, "network_id"),
                subnet.path("ip_version").asInt(4),
                Fields.text(subnet, "cidr"),
                pools,
                Fields.optional(subnet, "segment_id"),
                Fields.texts(subnet.path("service_types")),
                Fields.optional(subnet, "subnetpool_id"));
    }

    static SubnetPool subnetPool(JsonNode pool) {
        return new SubnetPool(
                Fields.text(pool, "id"),
                pool.path("name").asText(),
                pool.path("ip_version").asInt(4),
                pool.path("shared").asBoolean(),
                Fields.texts(pool.path("prefixes")),
                Integer.parseInt(Fields.text(pool, "default_prefixlen")));
    }

    static Router router(JsonNode router) {
        Optional<String> external = Optional.empty();
        for (JsonNode address : router.path("external_gateway_info").path("external_fixed_ips")) {
            external = Fields.optional(address, "ip_address");
        }
        return new Router(
                Fields.text(router, "id"),
                Fields.text(router, "name"),
                router.path("status").asText(),
                external);
    }

    static Port port(JsonNode port) {
        List<String> addresses = new ArrayList<>();
        port.path("fixed_ips")
                .forEach(address -> addresses.add(address.path("ip_address").asText()));
        return new Port(
                Fields.text(port, "id"),
                port.path("name").asText(),
                Fields.text(port, "network_id"),
                port.path("status").asText(),
                port.path("device_owner").asText(),
                port.path("device_id").asText(),
                port.path("mac_address").asText(),
                addresses,
                Fields.optional(port, "binding:host_id"),
                Fields.optional(port, "binding:vif_type"));
    }

    static FloatingAddress floatingAddress(JsonNode address) {
        return new FloatingAddress(
                Fields.text(address, "id"),
                Fields.text(address, "floating_ip_address"),
                address.path("status").asText());
    }
}
