package io.regioncheck.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import okhttp3.HttpUrl;

/** The services of one region of a {@link FakeCloud}: what they hold, page by page, and what they refuse to let go. */
public final class FakeRegion {
    private static final Pattern PATH =
            Pattern.compile("/(?:compute/v2\\.1|network/v2\\.0|image/v2|volume/v3/[^/?]+)/([^/?]+)(/[^?]*)?");
    private static final Map<String, String> SINGULAR = Map.of(
            "servers", "server",
            "volumes", "volume",
            "snapshots", "snapshot",
            "networks", "network",
            "subnets", "subnet",
            "routers", "router",
            "ports", "port",
            "floatingips", "floatingip",
            "security-groups", "security_group",
            "security-group-rules", "security_group_rule");

    /** Neutron refuses to unplug these, and removes them with their router. */
    private static final Set<String> GOES_WITH_ROUTER =
            Set.of("network:router_ha_interface", "network:router_centralized_snat");

    private final Map<String, Map<String, ObjectNode>> things = new TreeMap<>();
    private final Map<String, Long> leaving = new LinkedHashMap<>();
    private final List<String> removals = new ArrayList<>();
    private Duration removalTakes = Duration.ZERO;
    private int pageSize = 1000;
    private boolean describing = true;

    /** Puts something there that nobody asked for; returns its id. */
    public synchronized String put(String collection, String name) {
        return put(collection, name, Instant.now());
    }

    public synchronized String put(String collection, String name, Instant created) {
        ObjectNode thing = FakeCloud.JSON.createObjectNode();
        thing.put(collection.equals("floatingips") ? "description" : "name", name);
        return add(collection, thing, created).path("id").asText();
    }

    /** Changes what was put there. */
    public synchronized ObjectNode thing(String id) {
        return things.values().stream()
                .flatMap(collection -> collection.values().stream())
                .filter(thing -> thing.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Takes something away, as if its service had. */
    public synchronized void vanish(String id) {
        things.values().forEach(collection -> collection.remove(id));
    }

    /** Returns the names of what there is, of floating addresses the descriptions. */
    public synchronized List<String> names(String collection) {
        letGo();
        return all(collection).values().stream()
                .map(thing -> thing.path(collection.equals("floatingips") ? "description" : "name")
                        .asText())
                .toList();
    }

    /** Returns the collections of what was really removed, in that order. */
    public synchronized List<String> removals() {
        letGo();
        return List.copyOf(removals);
    }

    /** Sets how long something goes on being listed after its removal was accepted. */
    public synchronized void removalTakes(Duration duration) {
        removalTakes = duration;
    }

    /** Makes neutron one from before Mitaka, whose floating addresses have no description. */
    public synchronized void withoutDescriptions() {
        describing = false;
    }

    synchronized void pageSize(int size) {
        pageSize = size;
    }

    synchronized MockResponse answer(FakeCloud.Asked request, String path) {
        letGo();
        Matcher parts = PATH.matcher(path);
        if (!parts.lookingAt()) {
            return FakeCloud.error(404);
        }
        String collection = parts.group(1);
        String rest = parts.group(2) == null ? "" : parts.group(2).substring(1);
        if (rest.contains("/")) {
            return act(request, rest.replaceFirst("/.*", ""), rest.replaceFirst("[^/]*/", ""));
        }
        return switch (request.method()) {
            case "POST" -> create(collection, FakeKeystone.parse(request.body()));
            case "DELETE" -> remove(collection, rest);
            default ->
                rest.isEmpty() || rest.equals("detail") ? list(collection, request.path()) : show(collection, rest);
        };
    }

    private MockResponse show(String collection, String id) {
        ObjectNode thing = all(collection).get(id);
        return thing == null ? FakeCloud.error(404) : FakeCloud.json(200, wrapped(collection, thing));
    }

    private MockResponse create(String collection, JsonNode body) {
        JsonNode wanted = collection.equals("images") ? body : body.path(SINGULAR.get(collection));
        if (!describing && wanted.has("description")) {
            return FakeCloud.json(
                    400,
                    FakeCloud.JSON
                            .createObjectNode()
                            .set(
                                    "NeutronError",
                                    FakeCloud.JSON
                                            .createObjectNode()
                                            .put("message", "Unrecognized attribute(s) 'description'")));
        }
        ObjectNode made = add(collection, wanted.deepCopy(), Instant.now());
        return FakeCloud.json(collection.equals("servers") ? 202 : 201, wrapped(collection, made));
    }

    private ObjectNode add(String collection, ObjectNode thing, Instant created) {
        String id = UUID.randomUUID().toString();
        String time = created.toString();
        thing.put("id", id).put("created", time).put("created_at", time.replace("Z", ""));
        String status = switch (collection) {
            case "volumes", "snapshots" -> "available";
            case "images" -> "queued";
            default -> "ACTIVE";
        };
        thing.put("status", status);
        if (collection.equals("floatingips")) {
            thing.put("floating_ip_address", "203.0.113.7");
        }
        all(collection).put(id, thing);
        return thing;
    }

    private MockResponse remove(String collection, String id) {
        ObjectNode thing = all(collection).get(id);
        if (thing == null) {
            return FakeCloud.error(404);
        }
        if (isHeld(collection, thing)) {
            return FakeCloud.error(collection.equals("volumes") ? 400 : 409);
        }
        leaving.putIfAbsent(id, System.nanoTime() + removalTakes.toNanos());
        if (collection.equals("volumes")) {
            thing.put("status", "deleting");
        }
        return new MockResponse.Builder().code(204).build();
    }

    private boolean isHeld(String collection, ObjectNode thing) {
        String id = thing.path("id").asText();
        return switch (collection) {
            case "networks" -> anyPort("network_id", id);
            case "subnets" -> anyPort("subnet_id", id);
            case "routers" ->
                all("ports").values().stream()
                        .anyMatch(port -> port.path("device_id").asText().equals(id)
                                && !GOES_WITH_ROUTER.contains(
                                        port.path("device_owner").asText()));
            case "security-groups" ->
                all("ports").values().stream()
                        .anyMatch(
                                port -> port.path("security_groups").toString().contains(id));
            case "volumes" ->
                thing.path("status").asText().equals("in-use")
                        || all("snapshots").values().stream()
                                .anyMatch(snapshot ->
                                        snapshot.path("volume_id").asText().equals(id));
            default -> false;
        };
    }

    private boolean anyPort(String field, String id) {
        return all("ports").values().stream()
                .anyMatch(port -> port.path(field).asText().equals(id));
    }

    /** Lets go what has been leaving for long enough. */
    private void letGo() {
        long now = System.nanoTime();
        leaving.entrySet().removeIf(entry -> {
            boolean goes = entry.getValue() - now <= 0;
            if (goes) {
                things.forEach((collection, held) -> {
                    if (held.remove(entry.getKey()) != null) {
                        removals.add(collection);
                    }
                });
                detachFrom(entry.getKey());
            }
            return goes;
        });
    }

    private void detachFrom(String server) {
        all("volumes").values().stream()
                .filter(volume -> volume.path("attachments").toString().contains(server))
                .forEach(volume -> {
                    volume.put("status", "available");
                    volume.remove("attachments");
                });
    }

    private MockResponse act(FakeCloud.Asked request, String id, String action) {
        return switch (action.replaceFirst("/.*", "")) {
            case "add_router_interface" -> plug(id, FakeKeystone.parse(request.body()));
            case "remove_router_interface" -> unplug(FakeKeystone.parse(request.body()));
            case "os-volume_attachments" -> attachments(request, id);
            default -> FakeCloud.error(404);
        };
    }

    private MockResponse plug(String router, JsonNode body) {
        String subnet = body.path("subnet_id").asText();
        if (anyPort("subnet_id", subnet)) {
            return FakeCloud.error(400);
        }
        ObjectNode port = FakeCloud.JSON.createObjectNode();
        port.put("device_id", router).put("device_owner", "network:router_interface");
        port.put("subnet_id", subnet).put("name", "");
        port.put("network_id", thing(subnet).path("network_id").asText());
        port.putArray("fixed_ips").addObject().put("subnet_id", subnet).put("ip_address", "10.0.0.1");
        add("ports", port, Instant.now());
        return FakeCloud.json(200, FakeCloud.JSON.createObjectNode());
    }

    private MockResponse unplug(JsonNode body) {
        if (all("ports").values().stream()
                .anyMatch(port ->
                        port.path("id").asText().equals(body.path("port_id").asText())
                                && GOES_WITH_ROUTER.contains(
                                        port.path("device_owner").asText()))) {
            return FakeCloud.error(404);
        }
        boolean removed = all("ports")
                .values()
                .removeIf(port ->
                        port.path("id").asText().equals(body.path("port_id").asText())
                                || port.path("subnet_id")
                                        .asText("-")
                                        .equals(body.path("subnet_id").asText()));
        return removed ? FakeCloud.json(200, FakeCloud.JSON.createObjectNode()) : FakeCloud.error(404);
    }

    private MockResponse attachments(FakeCloud.Asked request, String server) {
        ObjectNode body = FakeCloud.JSON.createObjectNode();
        if (request.method().equals("GET")) {
            ArrayNode listed = body.putArray("volumeAttachments");
            all("volumes").values().stream()
                    .filter(volume -> volume.path("attachments").toString().contains(server))
                    .forEach(volume -> listed.addObject()
                            .put("volumeId", volume.path("id").asText())
                            .put("device", "/dev/vdb"));
            return FakeCloud.json(200, body);
        }
        ObjectNode volume = thing(FakeKeystone.parse(request.body())
                .at("/volumeAttachment/volumeId")
                .asText());
        if (volume.path("status").asText().equals("in-use")) {
            return FakeCloud.error(400);
        }
        volume.put("status", "in-use");
        volume.putArray("attachments").addObject().put("server_id", server);
        body.putObject("volumeAttachment").put("device", "/dev/vdb");
        return FakeCloud.json(200, body);
    }

    private MockResponse list(String collection, String target) {
        HttpUrl url = HttpUrl.get("http://any" + target);
        String name = collection.replace('-', '_');
        List<ObjectNode> rest = new ArrayList<>();
        boolean begun = url.queryParameter("marker") == null;
        for (ObjectNode thing : all(collection).values()) {
            if (begun && matches(thing, url)) {
                rest.add(thing);
            }
            begun |= thing.path("id").asText().equals(url.queryParameter("marker"));
        }
        ObjectNode body = FakeCloud.JSON.createObjectNode();
        ArrayNode page = body.putArray(name);
        rest.stream().limit(pageSize).forEach(page::add);
        if (rest.size() > pageSize) {
            HttpUrl next = url.newBuilder()
                    .setQueryParameter("limit", String.valueOf(pageSize))
                    .setQueryParameter(
                            "marker", rest.get(pageSize - 1).path("id").asText())
                    .build();
            link(body, collection, name, next);
        }
        return FakeCloud.json(200, body);
    }

    private void link(ObjectNode body, String collection, String name, HttpUrl next) {
        if (collection.equals("images")) {
            body.put("next", "/v2/images?" + next.encodedQuery());
        } else {
            body.putArray(name + "_links")
                    .addObject()
                    .put("rel", "next")
                    .put("href", "http://daemon.internal:8774/v2.1/" + collection + "?" + next.encodedQuery());
        }
    }

    private static boolean matches(ObjectNode thing, HttpUrl url) {
        String name = url.queryParameter("name");
        String external = url.queryParameter("router:external");
        if (external != null
                && !external.equalsIgnoreCase(thing.path("router:external").asText())) {
            return false;
        }
        return (name == null
                        || Pattern.compile(name)
                                .matcher(thing.path("name").asText())
                                .find())
                && List.of("id", "device_id", "network_id", "port_id").stream()
                        .allMatch(field -> url.queryParameter(field) == null
                                || thing.path(field).asText().equals(url.queryParameter(field)));
    }

    private Map<String, ObjectNode> all(String collection) {
        return things.computeIfAbsent(collection, key -> new LinkedHashMap<>());
    }

    private static ObjectNode wrapped(String collection, ObjectNode thing) {
        String singular = SINGULAR.get(collection);
        return singular == null ? thing : FakeCloud.JSON.createObjectNode().set(singular, thing);
    }
}
