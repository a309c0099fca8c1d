package io.regioncheck.run;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

/** A keystone and a neutron that knows networks and nothing else. */
final class ToyCloud implements AutoCloseable {
    private final MockWebServer server = new MockWebServer();
    private final Map<String, String> networks = new ConcurrentHashMap<>();
    private final List<String> deleted = new CopyOnWriteArrayList<>();
    private volatile String endpoint = "";
    private volatile Listing listing = Listing.WELL;

    /** How neutron lists. */
    enum Listing {
        WELL,
        BROKEN,
        NONSENSE,
        SILENT
    }

    ToyCloud() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request);
            }
        });
        server.start();
        endpoint = server.url("/net").toString();
    }

    /** From the next token on, the catalog says this. */
    void endpoint(String url) {
        endpoint = url;
    }

    HttpUrl keystone() {
        return server.url("/v3");
    }

    List<String> deleted() {
        return deleted;
    }

    Map<String, String> networks() {
        return networks;
    }

    void listing(Listing other) {
        listing = other;
    }

    private MockResponse answer(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        String method = request.getMethod();
        if (path.endsWith("/auth/tokens")) {
            return token();
        }
        if (path.equals("/net/v2.0/networks")) {
            return method.equals("POST") ? created(request) : list();
        }
        if (method.equals("DELETE") && path.startsWith("/net/v2.0/networks/")) {
            String id = path.substring(path.lastIndexOf('/') + 1);
            networks.remove(id);
            deleted.add(id);
            return json(204, "");
        }
        return json(404, "{}");
    }

    private MockResponse created(RecordedRequest request) {
        String name = request.getBody().utf8().replaceAll(".*\"name\":\"([^\"]+)\".*", "$1");
        String id = "id-" + networks.size();
        networks.put(id, name);
        return json(201, "{\"network\": " + network(id, name) + "}");
    }

    private MockResponse list() {
        return switch (listing) {
            case WELL -> {
                String all = networks.entrySet().stream()
                        .map(entry -> network(entry.getKey(), entry.getValue()))
                        .toList()
                        .toString();
                yield json(200, "{\"networks\": " + all + "}");
            }
            case BROKEN -> json(500, "{\"message\": \"boom\"}");
            case NONSENSE -> json(200, "{\"networks\": [{}]}");
            case SILENT ->
                new MockResponse.Builder().headersDelay(1, TimeUnit.MINUTES).build();
        };
    }

    private static String network(String id, String name) {
        return "{\"id\": \"" + id + "\", \"name\": \"" + name + "\", \"status\": \"ACTIVE\"}";
    }

    private MockResponse token() {
        Instant now = Instant.now();
        return new MockResponse.Builder()
                .code(201)
                .addHeader("X-Subject-Token", "token")
                .body("{\"token\": {\"issued_at\": \"" + now + "\", \"expires_at\": \"" + now.plusSeconds(3600)
                        + "\", \"user\": {\"id\": \"u\"}, \"project\": {\"id\": \"p\"}, \"roles\": [], \"catalog\": ["
                        + "{\"type\": \"network\", \"name\": \"neutron\", \"endpoints\": [{\"id\": \"e\","
                        + " \"region_id\": \"RegionOne\", \"interface\": \"public\", \"url\": \"" + endpoint
                        + "\"}]}]}}")
                .build();
    }

    private static MockResponse json(int status, String body) {
        return new MockResponse.Builder().code(status).body(body).build();
    }

    @Override
    public void close() {
        server.close();
    }
}
