package io.regioncheck.demo.parity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A region that says what a test tells it to, and notes what it was asked. */
final class ToyRegion implements RunningRegion, AutoCloseable {
    private final HttpServer server;
    private final Map<String, Deque<String>> bodies = new ConcurrentHashMap<>();
    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> sent = new CopyOnWriteArrayList<>();

    private ToyRegion(HttpServer server) {
        this.server = server;
    }

    static ToyRegion start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ToyRegion region = new ToyRegion(server);
            server.createContext("/", region::answer);
            server.start();
            return region;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Answers a call so, one body after the other; the last again and again. */
    void answers(String call, int status, String... inTurn) {
        statuses.put(call, status);
        bodies.put(call, new ArrayDeque<>(List.of(inTurn)));
    }

    /** Returns what was asked beside tokens, and by whom. */
    List<String> asked() {
        return new ArrayList<>(asked);
    }

    List<String> bodies() {
        return new ArrayList<>(sent);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public String authUrl() {
        return url() + "/v3";
    }

    @Override
    public Login member() {
        return new Login("member", "secret", "project");
    }

    @Override
    public Login admin() {
        return new Login("admin", "secret", "project");
    }

    private void answer(HttpExchange http) throws IOException {
        String body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String call = http.getRequestMethod() + " " + http.getRequestURI();
        if (call.equals("POST /v3/auth/tokens")) {
            http.getResponseHeaders().add("X-Subject-Token", body.contains("\"admin\"") ? "admin" : "member");
            reply(
                    http,
                    201,
                    "{'token': {'project': {'id': 'p'}, 'catalog': [{'type': 'compute', 'endpoints':"
                            + " [{'region': 'RegionOne', 'interface': 'public', 'url': '" + url()
                            + "/nova/v2.1'}]}]}}");
            return;
        }
        String token = http.getRequestHeaders().getFirst("X-Auth-Token");
        asked.add(call + " as " + (token == null ? "nobody" : token));
        sent.add(body);
        Deque<String> inTurn = bodies.getOrDefault(call, new ArrayDeque<>(List.of("{}")));
        String next = inTurn.size() > 1 ? inTurn.pop() : inTurn.peek();
        reply(http, statuses.getOrDefault(call, 200), next == null ? "" : next);
    }

    private static void reply(HttpExchange http, int status, String json) throws IOException {
        byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        http.getResponseHeaders().add("Content-Type", "application/json");
        http.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        http.getResponseBody().write(bytes);
        http.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
