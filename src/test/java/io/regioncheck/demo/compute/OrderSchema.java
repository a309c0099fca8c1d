package io.regioncheck.demo.compute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Refusal;
import java.util.Map;
import java.util.TreeMap;

/** What an order for a server may say, and from which microversion on (nova/api/openstack/compute/schemas/servers.py, 2025.1). */
final class OrderSchema {
    private static final int AUTOMATIC_NETWORKS = 37;
    private static final Map<String, Integer> FIELDS = new TreeMap<>(Map.of(
            "description", 19,
            "tags", 52,
            "trusted_image_certificates", 63,
            "host", 74,
            "hypervisor_hostname", 74,
            "hostname", 90));

    private OrderSchema() {}

    /** @throws Refusal 400 if the order says what came with a later microversion; the shim leaves that out in silence */
    static void check(Asked asked, ObjectNode wanted) {
        if (asked.root().equals(ComputeRoutes.LEGACY)) {
            return;
        }
        FIELDS.forEach((field, minor) -> {
            if (wanted.has(field) && !asked.since(minor)) {
                throw wrong("server", wanted, "Additional properties are not allowed ('" + field + "' was unexpected)");
            }
        });
        JsonNode networks = wanted.path("networks");
        if (networks.isTextual() && !asked.since(AUTOMATIC_NETWORKS)) {
            throw wrong("networks", networks, "'" + networks.asText() + "' is not of type 'array'");
        }
    }

    static Refusal wrong(String field, JsonNode value, String why) {
        return new Refusal(
                400, "Invalid input for field/attribute " + field + ". Value: " + pythonic(value) + ". " + why);
    }

    private static String pythonic(JsonNode json) {
        return json.isTextual()
                ? json.asText()
                : json.toString().replace('"', '\'').replace(":", ": ").replace(",", ", ");
    }
}
