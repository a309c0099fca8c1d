package io.regioncheck.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads nova's answers (shapes of microversion 2.1, nova/api/openstack/compute/views, Kilo to 2026.1). */
final class ComputeAnswers {
    /** nova/compute/power_state.py */
    private static final List<String> POWER =
            List.of("pending", "running", "", "paused", "shut down", "", "crashed", "suspended");

    private ComputeAnswers() {}

    /** Cinder's services have the same shape, without an id. */
    static ComputeService service(JsonNode service) {
        return new ComputeService(
                Fields.text(service, "binary"),
                Fields.text(service, "host"),
                service.path("zone").asText(),
                service.path("status").asText().equals("enabled"),
                service.path("state").asText().equals("up"),
                Fields.optionalInstant(service, "updated_at"),
                Fields.optional(service, "disabled_reason"));
    }

    static AvailabilityZone zone(JsonNode zone) {
        List<String> hosts = new ArrayList<>();
        zone.path("hosts").fieldNames().forEachRemaining(hosts::add);
        return new AvailabilityZone(
                Fields.text(zone, "zoneName"),
                zone.path("zoneState").path("available").asBoolean(),
                hosts);
    }

    static Aggregate aggregate(JsonNode aggregate) {
        Map<String, String> metadata = new TreeMap<>();
        aggregate
                .path("metadata")
                .properties()
                .forEach(one -> metadata.put(one.getKey(), one.getValue().asText()));
        metadata.remove("availability_zone");
        return new Aggregate(
                Fields.text(aggregate, "name"),
                Fields.optional(aggregate, "availability_zone"),
                Fields.texts(aggregate.path("hosts")),
                metadata);
    }

    static PlacedServer placed(JsonNode server) {
        return new PlacedServer(
                Fields.text(server, "id"),
                Fields.text(server, "name"),
                Fields.text(server, "status").toUpperCase(Locale.ROOT),
                Fields.optional(server, "OS-EXT-STS:task_state"),
                Fields.optional(server, "OS-EXT-SRV-ATTR:host"),
                Fields.optional(server, "OS-EXT-SRV-ATTR:hypervisor_hostname"));
    }

    static Migration migration(JsonNode migration) {
        return new Migration(
                Fields.text(migration, "uuid"),
                Fields.text(migration, "instance_uuid"),
                Fields.text(migration, "status"));
    }

    static Flavor flavor(JsonNode flavor) {
        return new Flavor(
                Fields.text(flavor, "id"),
                Fields.text(flavor, "name"),
                flavor.path("vcpus").asInt(),
                flavor.path("ram").asInt(),
                flavor.path("disk").asInt());
    }

    static Server server(JsonNode server) {
        List<String> addresses = new ArrayList<>();
        for (JsonNode network : server.path("addresses")) {
            network.forEach(address -> addresses.add(address.path("addr").asText()));
        }
        return new Server(
                Fields.text(server, "id"),
                Fields.text(server, "name"),
                Fields.text(server, "status").toUpperCase(Locale.ROOT),
                Fields.optional(server, "OS-EXT-STS:task_state"),
                power(server.path("OS-EXT-STS:power_state").asInt(-1)),
                Fields.optional(server, "OS-EXT-SRV-ATTR:host"),
                Fields.optional(server, "OS-EXT-AZ:availability_zone"),
                Fields.optional(server.path("fault"), "message"),
                addresses,
                Fields.instant(server, "created"));
    }

    static ServerAction action(JsonNode action) {
        List<ServerAction.Event> events = new ArrayList<>();
        for (JsonNode event : action.path("events")) {
            events.add(new ServerAction.Event(
                    Fields.text(event, "event"),
                    Fields.optional(event, "host"),
                    Fields.instant(event, "start_time"),
                    Fields.optionalInstant(event, "finish_time"),
                    Fields.optional(event, "result"),
                    Fields.optional(event, "traceback")));
        }
        return new ServerAction(
                Fields.text(action, "action"),
                Fields.text(action, "request_id"),
                Fields.instant(action, "start_time"),
                Fields.optional(action, "message"),
                events);
    }

    private static Optional<String> power(int state) {
        return state >= 0 && state < POWER.size() && !POWER.get(state).isEmpty()
                ? Optional.of(POWER.get(state))
                : Optional.empty();
    }
}
