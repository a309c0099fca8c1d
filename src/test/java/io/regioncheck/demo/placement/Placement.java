package io.regioncheck.demo.placement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.http.Routes;
import io.regioncheck.demo.http.ServiceParts;
import io.regioncheck.demo.region.Allocations;
import io.regioncheck.demo.region.DemoHost;
import io.regioncheck.demo.region.DemoHost.Role;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Incident;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Placement: who holds what of which hypervisor. */
public final class Placement implements Allocations {
    private static final Set<String> FILTERS = Set.of("name", "uuid", "in_tree", "member_of", "resources", "required");
    /** placement/handlers: from here on answers say how old they are. */
    private static final int WITH_DATES = 15;

    /** A server that there is not. */
    private static final String ORPHAN = "0badcafe-0000-4000-8000-000000000001";

    private static final String PROJECT = "0badcafe000040008000000000000002";
    private static final int WITH_USAGES = 9;
    private static final int WITH_CONSUMERS = 12;
    private static final int WITH_GENERATIONS = 28;
    private static final int WITH_TYPES = 38;

    private final Map<String, Provider> byHost = new LinkedHashMap<>();
    private final Map<String, Provider> byUuid = new LinkedHashMap<>();
    private final Map<String, Claim> claims = new ConcurrentHashMap<>();

    public Placement(DemoRegion region) {
        for (DemoHost host : region.with(Role.COMPUTE)) {
            String seed = region.name() + "/provider/" + host.name();
            Provider provider = new Provider(
                    UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8))
                            .toString(),
                    DemoHost.hypervisorOn(host.name()));
            byHost.put(host.name(), provider);
            byUuid.put(provider.uuid(), provider);
        }
        if (region.suffers(Incident.ALLOCATION_ORPHANED)) {
            // as lab/faults/compute.sh makes it
            String nobody = region.with(Role.COMPUTE).get(0).name();
            claim(ORPHAN, PROJECT, PROJECT, nobody, 1, 192, 1);
        }
    }

    /** Returns what makes the service {@code placement}. */
    public ServiceParts parts() {
        Routes routes = new Routes()
                .open("GET", "/", request -> versions())
                .get("/resource_providers", request -> dated(request, providers(request)))
                .get(
                        "/resource_providers/{uuid}",
                        request -> dated(request, provider(request).json(PlacementVersion.of(request))))
                .get("/resource_providers/{uuid}/inventories", of(Provider::inventories)::apply)
                .get("/resource_providers/{uuid}/usages", of(Provider::usages)::apply)
                .get(
                        "/resource_providers/{uuid}/allocations",
                        request -> dated(
                                request,
                                provider(request)
                                        .allocations(
                                                PlacementVersion.of(request).since(WITH_GENERATIONS))))
                .get("/allocations/{consumer}", request -> dated(request, allocations(request)))
                .get("/usages", request -> dated(request, usages(request)));
        return new ServiceParts("placement", routes, new PlacementDialect());
    }

    @Override
    public void claim(
            String serverId, String projectId, String userId, String host, int vcpus, int memoryMiB, int diskGiB) {
        Provider provider =
                Optional.ofNullable(byHost.get(host)).orElseThrow(() -> new Refusal(400, "no provider of " + host));
        Claim claim = new Claim(provider, projectId, userId, vcpus, memoryMiB, diskGiB);
        claims.put(serverId, claim);
        provider.add(serverId, claim);
    }

    @Override
    public void free(String serverId) {
        Optional.ofNullable(claims.remove(serverId))
                .ifPresent(claim -> claim.provider().remove(serverId));
    }

    private static Answer versions() {
        ObjectNode body = Answer.JSON.createObjectNode();
        ObjectNode version = body.putArray("versions").addObject();
        version.put("id", "v1.0")
                .put("max_version", "1." + PlacementVersion.NEWEST)
                .put("min_version", "1.0")
                .put("status", "CURRENT");
        version.putArray("links").addObject().put("rel", "self").put("href", "");
        return Answer.json(200, body);
    }

    private ObjectNode providers(Request request) {
        PlacementVersion version = PlacementVersion.of(request);
        request.query().keySet().stream()
                .filter(key -> !FILTERS.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new Refusal(
                            400,
                            "Invalid query string parameters: Additional properties are not allowed ('" + key
                                    + "' was unexpected)");
                });
        ObjectNode body = Answer.JSON.createObjectNode();
        ArrayNode list = body.putArray("resource_providers");
        wanted(request).forEach(provider -> list.add(provider.json(version)));
        return body;
    }

    private Collection<Provider> wanted(Request request) {
        Optional<String> name = request.query("name");
        if (name.isPresent()) {
            return byUuid.values().stream()
                    .filter(provider -> provider.name().equals(name.get()))
                    .toList();
        }
        return request.query("uuid")
                .map(uuid -> (Collection<Provider>)
                        Optional.ofNullable(byUuid.get(uuid)).stream().toList())
                .orElse(byUuid.values());
    }

    private Function<Request, Answer> of(Function<Provider, ObjectNode> part) {
        return request -> dated(request, part.apply(provider(request)));
    }

    private Provider provider(Request request) {
        PlacementVersion.of(request);
        String uuid = request.variable("uuid");
        return Optional.ofNullable(byUuid.get(uuid))
                .orElseThrow(() -> new Refusal(404, "No resource provider with uuid " + uuid + " found"));
    }

    private ObjectNode allocations(Request request) {
        PlacementVersion version = PlacementVersion.of(request);
        Optional<Claim> held = Optional.ofNullable(claims.get(request.variable("consumer")));
        ObjectNode body = Answer.JSON.createObjectNode();
        ObjectNode all = body.putObject("allocations");
        held.ifPresent(claim -> {
            ObjectNode one = all.putObject(claim.provider().uuid());
            one.put("generation", claim.provider().generation());
            claim.write(one.putObject("resources"));
            if (version.since(WITH_CONSUMERS)) {
                body.put("project_id", claim.projectId()).put("user_id", claim.userId());
            }
            if (version.since(WITH_GENERATIONS)) {
                body.put("consumer_generation", 1);
            }
            if (version.since(WITH_TYPES)) {
                body.put("consumer_type", "unknown");
            }
        });
        return body;
    }

    private ObjectNode usages(Request request) {
        if (!PlacementVersion.of(request).since(WITH_USAGES)) {
            throw new Refusal(404, "The resource could not be found.");
        }
        String project = request.query("project_id")
                .orElseThrow(
                        () -> new Refusal(400, "Invalid query string parameters: 'project_id' is a required property"));
        Map<String, Integer> used = new TreeMap<>();
        List.copyOf(claims.values()).stream()
                .filter(claim -> claim.projectId().equals(project))
                .forEach(claim ->
                        claim.resources().forEach((resource, amount) -> used.merge(resource, amount, Integer::sum)));
        ObjectNode body = Answer.JSON.createObjectNode();
        ObjectNode usages = body.putObject("usages");
        used.forEach(usages::put);
        return body;
    }

    private static Answer dated(Request request, ObjectNode body) {
        Answer answer = Answer.json(200, body);
        if (!PlacementVersion.of(request).since(WITH_DATES)) {
            return answer;
        }
        String now = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
        return answer.with("Last-Modified", now).with("Cache-Control", "no-cache");
    }
}
