package io.regioncheck.demo.compute;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.compute.Daemons.Daemon;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Availability zones, and the aggregates that make them where they are not the default one. */
final class Zones {
    /** nova.conf: default_availability_zone. */
    private static final String DEFAULT = "nova";

    private static final int WITH_UUIDS = 41;

    private final Daemons daemons;
    private final Instant created = Instant.now();

    Zones(Daemons daemons) {
        this.daemons = daemons;
    }

    void addTo(ComputeRoutes routes) {
        routes.get("/os-availability-zone", this::brief)
                .get("/os-availability-zone/detail", this::detail)
                .get("/os-aggregates", this::aggregates)
                .get("/os-aggregates/{id}", asked -> {
                    throw new Refusal(404, "Aggregate " + asked.variable("id") + " could not be found.");
                });
    }

    private Map<String, List<Daemon>> byZone() {
        return daemons.all().stream().collect(Collectors.groupingBy(Daemon::zone, TreeMap::new, Collectors.toList()));
    }

    private boolean isAvailable(List<Daemon> members) {
        return members.stream().anyMatch(daemons::isUp);
    }

    private Answer brief(Asked asked) {
        ObjectNode body = Answer.JSON.createObjectNode();
        ArrayNode list = body.putArray("availabilityZoneInfo");
        byZone().forEach((zone, members) -> {
            if (!zone.equals(Daemons.INTERNAL)) {
                zone(list, zone, isAvailable(members)).putNull("hosts");
            }
        });
        return Answer.json(200, body);
    }

    private Answer detail(Asked asked) {
        asked.mustBeAdmin("os_compute_api:os-availability-zone:detail");
        ObjectNode body = Answer.JSON.createObjectNode();
        ArrayNode list = body.putArray("availabilityZoneInfo");
        byZone().forEach((zone, members) -> {
            ObjectNode hosts = zone(list, zone, isAvailable(members)).putObject("hosts");
            for (Daemon daemon : members) {
                ObjectNode host = hosts.has(daemon.host())
                        ? (ObjectNode) hosts.get(daemon.host())
                        : hosts.putObject(daemon.host());
                host.putObject(daemon.binary())
                        .put("available", true)
                        .put("active", daemons.isUp(daemon))
                        .put("updated_at", Times.plain(daemons.heartbeat(daemon)));
            }
        });
        return Answer.json(200, body);
    }

    private static ObjectNode zone(ArrayNode list, String name, boolean available) {
        ObjectNode zone = list.addObject().put("zoneName", name);
        zone.putObject("zoneState").put("available", available);
        return zone;
    }

    private Answer aggregates(Asked asked) {
        asked.mustBeAdmin("os_compute_api:os-aggregates:index");
        ObjectNode body = Answer.JSON.createObjectNode();
        ArrayNode list = body.putArray("aggregates");
        Map<String, List<Daemon>> zones = new LinkedHashMap<>(byZone());
        zones.keySet().removeAll(List.of(DEFAULT, Daemons.INTERNAL));
        zones.forEach((zone, members) -> {
            ObjectNode aggregate = list.addObject().put("id", list.size());
            if (asked.since(WITH_UUIDS)) {
                aggregate.put(
                        "uuid",
                        UUID.nameUUIDFromBytes(zone.getBytes(StandardCharsets.UTF_8))
                                .toString());
            }
            aggregate.put("name", zone).put("availability_zone", zone);
            ArrayNode hosts = aggregate.putArray("hosts");
            members.forEach(member -> hosts.add(member.host()));
            aggregate.putObject("metadata").put("availability_zone", zone);
            aggregate
                    .put("created_at", Times.plain(created))
                    .putNull("updated_at")
                    .putNull("deleted_at")
                    .put("deleted", false);
        });
        return Answer.json(200, body);
    }
}
