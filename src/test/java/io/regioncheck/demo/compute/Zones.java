package io.regioncheck.demo.compute;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.compute.Daemons.Daemon;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.region.DemoHost.Role;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Incident;
import io.regioncheck.demo.region.Rack;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Availability zones, and the aggregates that make them where they are not the default one. */
final class Zones {
    /** nova.conf: default_availability_zone. */
    private static final String DEFAULT = "nova";

    private static final int WITH_UUIDS = 41;

    private final DemoRegion region;
    private final Daemons daemons;
    private final Instant created = Instant.now();

    Zones(DemoRegion region, Daemons daemons) {
        this.region = region;
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
        zones.forEach((zone, members) -> aggregate(
                asked,
                list.addObject(),
                list.size(),
                zone,
                Optional.of(zone),
                members.stream().map(Daemon::host).toList()));
        for (Rack rack : Rack.of(region)) {
            List<String> hosts = rack.hosts().stream()
                    .filter(host -> !region.strikes(Incident.AGGREGATE_HOST_MISSING, Role.COMPUTE, host))
                    .toList();
            aggregate(asked, list.addObject(), list.size(), rack.name(), Optional.empty(), hosts);
        }
        return Answer.json(200, body);
    }

    private void aggregate(
            Asked asked, ObjectNode aggregate, int id, String name, Optional<String> zone, List<String> members) {
        aggregate.put("id", id);
        if (asked.since(WITH_UUIDS)) {
            aggregate.put(
                    "uuid",
                    UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                            .toString());
        }
        aggregate.put("name", name);
        aggregate.put("availability_zone", zone.orElse(null));
        ArrayNode hosts = aggregate.putArray("hosts");
        members.forEach(hosts::add);
        ObjectNode metadata = aggregate.putObject("metadata");
        zone.ifPresent(value -> metadata.put("availability_zone", value));
        aggregate
                .put("created_at", Times.plain(created))
                .putNull("updated_at")
                .putNull("deleted_at")
                .put("deleted", false);
    }
}
