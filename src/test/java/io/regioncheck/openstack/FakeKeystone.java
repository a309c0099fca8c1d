package io.regioncheck.openstack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import okhttp3.Headers;

/** The identity service of a {@link FakeCloud}: issues tokens, knows which are good, and has a catalog of all its regions. */
public final class FakeKeystone {
    static final String PROJECT = "5cc6f2b1a3f84f3a8d6f3d0a5e7b1c11";

    private static final Map<String, String> PATHS = Map.of(
            "compute", "/compute/v2.1",
            "image", "/image",
            "network", "/network",
            "placement", "/placement",
            "volumev3", "/volume/v3/" + PROJECT);

    private final FakeCloud cloud;
    private final Map<String, Instant> good = new ConcurrentHashMap<>();
    private final AtomicInteger issued = new AtomicInteger();
    private volatile Duration lifetime = Duration.ofHours(1);
    private final Set<String> absent = ConcurrentHashMap.newKeySet();
    private volatile Duration clockOffset = Duration.ZERO;
    private final Map<String, String> addresses = new ConcurrentHashMap<>();
    private volatile List<String> faces = List.of("public");

    FakeKeystone(FakeCloud cloud) {
        this.cloud = cloud;
        absent.add("placement");
    }

    /** Returns how many tokens were issued. */
    public int issued() {
        return issued.get();
    }

    /** Makes every token so far worthless. */
    public void revokeAll() {
        good.clear();
    }

    /** Puts a service into the catalog that is not there by itself. */
    public void with(String type) {
        absent.remove(type);
    }

    /** Takes a service out of the catalog. */
    public void without(String type) {
        absent.add(type);
    }

    /** Registers every service on these interfaces. */
    public void faces(String... names) {
        faces = List.of(names);
    }

    /** Registers what is on an interface at another address than this cloud's own. */
    public void at(String face, String address) {
        addresses.put(face, address);
    }

    void lifetimeOfTokens(Duration duration) {
        lifetime = duration;
    }

    /** Sets how far keystone's clock is ahead of ours. */
    void clockAheadBy(Duration offset) {
        clockOffset = offset;
    }

    boolean accepts(Optional<String> token) {
        return token.map(good::get).filter(end -> Instant.now().isBefore(end)).isPresent();
    }

    MockResponse answer(FakeCloud.Asked request, Headers headers) {
        if (request.method().equals("POST") && request.path().endsWith("/auth/tokens")) {
            return issue(request);
        }
        if (!accepts(request.token())) {
            return FakeCloud.error(401);
        }
        String subject = String.valueOf(headers.get("X-Subject-Token"));
        return accepts(Optional.of(subject)) ? FakeCloud.json(200, token()) : FakeCloud.error(404);
    }

    private MockResponse issue(FakeCloud.Asked request) {
        JsonNode user = parse(request.body()).at("/auth/identity/password/user");
        if (!user.path("password").asText().equals(FakeCloud.PASSWORD)) {
            return FakeCloud.error(401);
        }
        String id = "gAAAA-token-" + issued.incrementAndGet();
        good.put(id, Instant.now().plus(lifetime));
        return FakeCloud.json(201, token())
                .newBuilder()
                .addHeader("X-Subject-Token", id)
                .build();
    }

    private ObjectNode token() {
        ObjectNode body = FakeCloud.JSON.createObjectNode();
        Instant now = Instant.now().plus(clockOffset);
        ObjectNode token = body.putObject("token")
                .put("issued_at", now.toString())
                .put("expires_at", now.plus(lifetime).toString());
        token.putObject("user").put("id", "user-1");
        token.putObject("project").put("id", PROJECT);
        token.putArray("roles").addObject().put("name", "member");
        ArrayNode catalog = token.putArray("catalog");
        PATHS.forEach((type, path) -> {
            if (absent.contains(type)) {
                return;
            }
            ArrayNode endpoints =
                    catalog.addObject().put("type", type).put("name", type).putArray("endpoints");
            for (String region : cloud.regionNames()) {
                faces.forEach(face -> endpoints
                        .addObject()
                        .put("id", type + "-" + region)
                        .put("region_id", region)
                        .put("interface", face)
                        .put("url", addresses.getOrDefault(face, cloud.url()) + "/" + region + path));
            }
        });
        return body;
    }

    static JsonNode parse(String text) {
        try {
            return FakeCloud.JSON.readTree(text);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(text, wrong);
        }
    }
}
