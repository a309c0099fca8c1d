package io.regioncheck.demo.compute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.deadline.Deadline;
import io.regioncheck.deadline.Poll;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Caller;
import io.regioncheck.demo.http.HttpService;
import io.regioncheck.demo.http.ServiceParts;
import io.regioncheck.demo.http.Weather;
import io.regioncheck.demo.placement.Placement;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.ImageStore.Bootable;
import io.regioncheck.demo.region.Incident;
import io.regioncheck.demo.region.Logbook;
import io.regioncheck.demo.region.RegionSize;
import io.regioncheck.demo.region.Tempo;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A nova with its placement that answers over HTTP, and nothing else of its region. */
final class LoneNova implements AutoCloseable {
    static final String IMAGE = "fd3111af-491f-4840-8c70-888b14072482";

    /** Slow enough to see what passes. */
    static final Tempo SLOW = new Tempo(Duration.ofMillis(600), Duration.ofMillis(40), Duration.ofMillis(60));

    private static final Tempo QUICK = new Tempo(Duration.ofMillis(10), Duration.ofMillis(40), Duration.ofMillis(60));
    private static final int CLOCK_THREADS = 2;
    private static final Map<String, Caller> CALLERS = Map.of(
            "admin", new Caller("u1", "verifier", "p1", "regioncheck", Set.of("admin", "member")),
            "member", new Caller("u2", "user", "p2", "other", Set.of("member")));

    final PlainPorts ports = new PlainPorts();
    final PlainVolumes volumes = new PlainVolumes();
    final List<Logbook.Entry> log = new CopyOnWriteArrayList<>();
    final Nova nova;
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(CLOCK_THREADS);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpService compute;
    private final HttpService placement;

    LoneNova(Incident... incidents) {
        this(RegionSize.LAB, incidents);
    }

    LoneNova(RegionSize size, Incident... incidents) {
        this(size, QUICK, incidents);
    }

    LoneNova(RegionSize size, Tempo tempo, Incident... incidents) {
        DemoRegion region = DemoRegion.inZed(size, Set.of(incidents), tempo, log::add, clock);
        Placement claims = new Placement(region);
        nova = new Nova(
                region,
                ports,
                volumes,
                id -> id.equals(IMAGE) ? Optional.of(new Bootable(id, "smoke", 1, 1)) : Optional.empty(),
                claims);
        compute = serve(nova.parts());
        placement = serve(claims.parts());
    }

    private HttpService serve(ServiceParts parts) {
        return HttpService.start(
                parts.type(),
                parts.routes(),
                parts.dialect(),
                token -> Optional.ofNullable(CALLERS.get(token)),
                Weather.CLEAR,
                threads);
    }

    /** An answer, with its body as JSON where it is that. */
    record Reply(int status, JsonNode body, HttpResponse<String> response) {
        String header(String name) {
            return response.headers().firstValue(name).orElse("none");
        }
    }

    String url() {
        return compute.url();
    }

    Reply get(String path, String... headers) {
        return send("admin", "GET", compute.url() + path, "", headers);
    }

    Reply getAs(String token, String path) {
        return send(token, "GET", compute.url() + path, "");
    }

    Reply post(String path, String body) {
        return send("admin", "POST", compute.url() + path, body);
    }

    Reply delete(String path) {
        return send("admin", "DELETE", compute.url() + path, "");
    }

    Reply placement(String path, String... headers) {
        return send("admin", "GET", placement.url() + path, "", headers);
    }

    private Reply send(String token, String method, String url, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("X-Auth-Token", token);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), json(response.body()), response);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static JsonNode json(String text) throws IOException {
        return text.startsWith("{") ? Answer.JSON.readTree(text) : MissingNode.getInstance();
    }

    String flavor() {
        return get("/v2.1/flavors").body().path("flavors").path(0).path("id").asText();
    }

    /** Returns an order for a server with one port, which a test may change. */
    ObjectNode order(String name) {
        ObjectNode server = Answer.JSON.createObjectNode();
        server.put("name", name)
                .put("flavorRef", flavor())
                .put("imageRef", IMAGE)
                .put("availability_zone", "nova");
        server.putArray("networks").addObject().put("port", "port-of-" + name);
        return server;
    }

    Reply create(ObjectNode order) {
        ObjectNode body = Answer.JSON.createObjectNode();
        body.set("server", order);
        return post("/v2.1/servers", body.toString());
    }

    /** Orders a server and returns its id. */
    String boot(String name) {
        return create(order(name)).body().path("server").path("id").asText();
    }

    JsonNode server(String id) {
        return get("/v2.1/servers/" + id).body().path("server");
    }

    JsonNode untilStatus(String id, String status) {
        return until(() -> server(id), server -> server.path("status").asText().equals(status));
    }

    String untilConsole(String id, String text) {
        return until(() -> console(id), console -> console.contains(text));
    }

    String console(String id) {
        return post("/v2.1/servers/" + id + "/action", "{\"os-getConsoleOutput\": {\"length\": 1000}}")
                .body()
                .path("output")
                .asText();
    }

    /** Lets nothing more happen in the region by itself: each of the clock's threads waits for ever. */
    void stopTheClock() {
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < CLOCK_THREADS; i++) {
            clock.submit(() -> {
                never.await();
                return true;
            });
        }
    }

    static <T> T until(Supplier<T> look, Predicate<T> willDo) {
        return until(look, willDo, Duration.ofSeconds(5));
    }

    /** Returns the first state that will do, or the last one. */
    static <T> T until(Supplier<T> look, Predicate<T> willDo, Duration patience) {
        return Poll.every(Duration.ofMillis(10)).until(Deadline.in(patience), look, willDo);
    }

    @Override
    public void close() {
        compute.close();
        placement.close();
        clock.shutdownNow();
        threads.shutdownNow();
    }
}
