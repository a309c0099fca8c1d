package io.regioncheck.demo.compute;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Refusal;
import java.util.Map;

/**
 * What orders may say, and from which microversion on (nova/api/openstack/compute/schemas/servers.py and volumes.py, 2025.1): whatever
 * else they say is refused.
 */
final class OrderSchema {
    private static final int AUTOMATIC_NETWORKS = 37;
    /** Where 2.57 did away with a field. */
    private static final int WITHOUT_PERSONALITY = 57;

    private static final Map<String, Integer> SERVER = Map.ofEntries(
            entry("name", 1),
            entry("imageRef", 1),
            entry("flavorRef", 1),
            entry("adminPass", 1),
            entry("metadata", 1),
            entry("networks", 1),
            entry("OS-DCF:diskConfig", 1),
            entry("accessIPv4", 1),
            entry("accessIPv6", 1),
            entry("personality", 1),
            entry("availability_zone", 1),
            entry("block_device_mapping", 1),
            entry("block_device_mapping_v2", 1),
            entry("config_drive", 1),
            entry("key_name", 1),
            entry("min_count", 1),
            entry("max_count", 1),
            entry("return_reservation_id", 1),
            entry("security_groups", 1),
            entry("user_data", 1),
            entry("description", 19),
            entry("tags", 52),
            entry("trusted_image_certificates", 63),
            entry("host", 74),
            entry("hypervisor_hostname", 74),
            entry("hostname", 90));

    private static final Map<String, Integer> ATTACHMENT =
            Map.of("volumeId", 1, "device", 1, "tag", 49, "delete_on_termination", 79);

    private OrderSchema() {}

    /** @throws Refusal 400 if an order for a server says what nobody knows, or knows yet; the shim leaves that out in silence */
    static void check(Asked asked, ObjectNode wanted) {
        mustBeKnown(asked, "server", wanted, SERVER);
        if (asked.root().equals(ComputeRoutes.LEGACY)) {
            return;
        }
        if (wanted.has("personality") && asked.since(WITHOUT_PERSONALITY)) {
            throw unexpected("server", wanted, "personality");
        }
        JsonNode networks = wanted.path("networks");
        if (networks.isTextual() && !asked.since(AUTOMATIC_NETWORKS)) {
            throw wrong("networks", networks, "'" + networks.asText() + "' is not of type 'array'");
        }
    }

    /** @throws Refusal 400 if an order for an attachment says what nobody knows, or knows yet */
    static void checkAttachment(Asked asked, ObjectNode wanted) {
        mustBeKnown(asked, "volumeAttachment", wanted, ATTACHMENT);
        if (!wanted.path("volumeId").isTextual()) {
            throw wrong("volumeAttachment", wanted, "'volumeId' is a required property");
        }
    }

    private static void mustBeKnown(Asked asked, String what, ObjectNode wanted, Map<String, Integer> fields) {
        if (asked.root().equals(ComputeRoutes.LEGACY)) {
            return;
        }
        wanted.fieldNames().forEachRemaining(field -> {
            if (!fields.containsKey(field) || !asked.since(fields.get(field))) {
                throw unexpected(what, wanted, field);
            }
        });
    }

    private static Refusal unexpected(String what, ObjectNode wanted, String field) {
        return wrong(what, wanted, "Additional properties are not allowed ('" + field + "' was unexpected)");
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
