package io.regioncheck.demo.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.http.Caller;
import io.regioncheck.demo.http.HttpService;
import io.regioncheck.demo.http.ServiceParts;
import io.regioncheck.demo.http.Weather;
import io.regioncheck.demo.region.DemoRegion;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Asks a neutron over HTTP, as an administrator unless it is said otherwise. */
final class Client implements AutoCloseable {
    static final String PROJECT = "c0ffee00000000000000000000000001";
    private static final Map<String, Caller> CALLERS = Map.of(
            "admin", new Caller("u1", "regioncheck", PROJECT, "regioncheck", Set.of("admin", "member")),
            "member", new Caller("u2", "demo", "c0ffee00000000000000000000000002", "demo", Set.of("member")),
            "stranger", new Caller("u3", "other", "c0ffee00000000000000000000000003", "other", Set.of("member")));

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Logbook.Entry> logged = new CopyOnWriteArrayList<>();
    private final Neutron neutron;
    private final HttpService service;

    /** An answer as it came. */
    record Said(int status, Map<String, List<String>> headers, String text) {
        JsonNode json() {
            try {
                return Answer.JSON.readTree(text);
            } catch (IOException malformed) {
                throw new AssertionError(text, malformed);
            }
        }

        JsonNode at(String pointer) {
            return json().at(pointer);
        }

        String fault() {
            return status + " " + at("/NeutronError/type").asText();
        }
    }

    Client(RegionSize size, Incident... incidents) {
        Tempo tempo = new Tempo(Duration.ofMillis(40), Duration.ofMillis(80), Duration.ofMillis(200));
        DemoRegion region = DemoRegion.inZed(size, Set.of(incidents), tempo, logged::add, clock);
        neutron = new Neutron(region);
        ServiceParts parts = neutron.parts();
        service = HttpService.start(
                parts.type(),
                parts.routes(),
                parts.dialect(),
                token -> Optional.ofNullable(CALLERS.get(token)),
                Weather.CLEAR,
                threads);
    }

    static Client lab(Incident... incidents) {
        return new Client(RegionSize.LAB, incidents);
    }

    Neutron neutron() {
        return neutron;
    }

    List<Logbook.Entry> logged() {
        return logged;
    }

    String url() {
        return service.url();
    }

    Said ask(String token, String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.url() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("X-Auth-Token", token);
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Said(answer.statusCode(), answer.headers().map(), answer.body());
        } catch (IOException broken) {
            throw new AssertionError(path, broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(path, interrupted);
        }
    }

    Said get(String path) {
        return ask("admin", "GET", "/v2.0/" + path, "");
    }

    Said delete(String path) {
        return ask("admin", "DELETE", "/v2.0/" + path, "");
    }

    Said post(String path, String json) {
        return ask("admin", "POST", "/v2.0/" + path, json.replace('\'', '"'));
    }

    Said put(String path, String json) {
        return ask("admin", "PUT", "/v2.0/" + path, json.replace('\'', '"'));
    }

    String network() {
        return made(post("networks", "{'network': {'name': 'net'}}"), "/network/id");
    }

    String subnet(String network) {
        return made(
                post(
                        "subnets",
                        "{'subnet': {'name': 'sub', 'network_id': '%s', 'ip_version': 4, 'cidr': '10.177.1.0/24'}}"
                                .formatted(network)),
                "/subnet/id");
    }

    String port(String network) {
        return made(post("ports", "{'port': {'name': 'port', 'network_id': '%s'}}".formatted(network)), "/port/id");
    }

    String external() {
        return get("networks?name=public").at("/networks/0/id").asText();
    }

    /** Makes a router to the outside with an interface in a subnet. */
    String router(String subnet) {
        String router = made(
                post(
                        "routers",
                        "{'router': {'name': 'r', 'external_gateway_info': {'network_id': '%s'}}}"
                                .formatted(external())),
                "/router/id");
        Said plugged = put("routers/" + router + "/add_router_interface", "{'subnet_id': '%s'}".formatted(subnet));
        if (plugged.status() != 200) {
            throw new AssertionError(plugged);
        }
        return router;
    }

    Said floating(String port) {
        return post(
                "floatingips",
                "{'floatingip': {'floating_network_id': '%s', 'port_id': '%s', 'description': 'f'}}"
                        .formatted(external(), port));
    }

    static String made(Said said, String pointer) {
        if (said.status() != 201) {
            throw new AssertionError(said);
        }
        return said.at(pointer).asText();
    }

    @Override
    public void close() {
        service.close();
        clock.shutdownNow();
        threads.shutdownNow();
    }
}
