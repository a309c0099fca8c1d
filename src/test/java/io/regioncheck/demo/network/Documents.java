package io.regioncheck.demo.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Request;
import io.regioncheck.demo.http.Routes;
import io.regioncheck.demo.region.Look;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What neutron says of itself: its version, its resources, its extensions, and lists that are always the same. */
final class Documents {
    private static final List<String> CORE = List.of("network", "subnet", "subnetpool", "port");
    /** Lists without anything in them, with the extension that brings each. */
    private static final Map<String, String> EMPTY =
            Map.of("subnetpools", "subnet_allocation", "address-scopes", "address-scope");

    private static final List<String> PROVIDERS = List.of("dvrha", "dvr", "ha", "single_node");

    private final ArrayNode extensions = Answer.JSON.createArrayNode();

    /**
     * @param look which extensions are offered
     * @param lost prefixes of those of them that are lost
     */
    Documents(Look.Network look, List<String> lost) {
        try (InputStream file = Documents.class.getResourceAsStream("extensions.json")) {
            Map<String, JsonNode> described = new HashMap<>();
            Answer.JSON
                    .readTree(Objects.requireNonNull(file, "extensions.json"))
                    .forEach(one -> described.put(one.path("alias").asText(), one));
            look.aliases().stream()
                    .filter(alias -> lost.stream().noneMatch(alias::startsWith))
                    .forEach(alias -> extensions.add(Objects.requireNonNull(described.get(alias), alias)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void addTo(Routes routes) {
        routes.open("GET", "/", Documents::versions)
                .get("/v2.0", Documents::resources)
                .get("/v2.0/extensions", request -> list("extensions", extensions))
                .get("/v2.0/extensions/{alias}", this::extension)
                .get("/v2.0/service-providers", request -> providers());
        if (offers("availability_zone")) {
            routes.get("/v2.0/availability_zones", request -> zones());
        }
        EMPTY.forEach((collection, extension) -> {
            ArrayNode nothing = Answer.JSON.createArrayNode();
            if (offers(extension)) {
                routes.get("/v2.0/" + collection, request -> list(collection.replace('-', '_'), nothing));
            }
        });
    }

    private boolean offers(String alias) {
        return find(alias).isPresent();
    }

    private Optional<JsonNode> find(String alias) {
        return StreamSupport.stream(extensions.spliterator(), false)
                .filter(extension -> extension.path("alias").asText().equals(alias))
                .findFirst();
    }

    private static Answer list(String name, JsonNode things) {
        ObjectNode body = Answer.JSON.createObjectNode();
        body.set(name, things);
        return Answer.json(200, body);
    }

    private static Answer versions(Request request) {
        ObjectNode body = Answer.JSON.createObjectNode();
        ObjectNode version =
                body.putArray("versions").addObject().put("id", "v2.0").put("status", "CURRENT");
        self(version, request.origin() + "/v2.0/");
        return Answer.json(200, body);
    }

    /** Without the slash there is nothing: pecan knows the root of the API by it. */
    private static Answer resources(Request request) {
        if (!request.path().endsWith("/")) {
            throw Faults.noPath();
        }
        ArrayNode resources = Answer.JSON.createArrayNode();
        for (String name : CORE) {
            ObjectNode resource = resources.addObject().put("name", name).put("collection", name + "s");
            self(resource, request.origin() + "/v2.0/" + name + "s");
        }
        return list("resources", resources);
    }

    private static void self(ObjectNode thing, String url) {
        thing.putArray("links").addObject().put("rel", "self").put("href", url);
    }

    private Answer extension(Request request) {
        String alias = request.variable("alias");
        return find(alias)
                .map(extension -> list("extension", extension))
                .orElseGet(() -> NeutronDialect.page("Extension with alias " + alias + " does not exist"));
    }

    private static Answer zones() {
        ArrayNode zones = Answer.JSON.createArrayNode();
        for (String resource : List.of("router", "network")) {
            zones.addObject().put("state", "available").put("name", Agents.ZONE).put("resource", resource);
        }
        return list("availability_zones", zones);
    }

    private static Answer providers() {
        ArrayNode providers = Answer.JSON.createArrayNode();
        for (String name : PROVIDERS) {
            providers
                    .addObject()
                    .put("service_type", "L3_ROUTER_NAT")
                    .put("name", name)
                    .put("default", false);
        }
        return list("service_providers", providers);
    }
}
