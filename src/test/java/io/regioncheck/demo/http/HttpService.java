package io.regioncheck.demo.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/** A service of the region on a port of its own of the loopback address. */
public final class HttpService implements AutoCloseable {
    private final String name;
    private final Routes routes;
    private final Dialect dialect;
    private final Function<String, Optional<Caller>> tokens;
    private final Weather weather;
    private final HttpServer server;
    private final Optional<Wire> wire;

    private HttpService(
            String name,
            Routes routes,
            Dialect dialect,
            Function<String, Optional<Caller>> tokens,
            Weather weather,
            HttpServer server,
            Optional<Wire> wire) {
        this.name = name;
        this.routes = routes;
        this.dialect = dialect;
        this.tokens = tokens;
        this.weather = weather;
        this.server = server;
        this.wire = wire;
    }

    /**
     * Starts to answer on a free port.
     *
     * @param name the service's type in the catalog
     * @param tokens whose a token is, if it is anybody's
     */
    public static HttpService start(
            String name,
            Routes routes,
            Dialect dialect,
            Function<String, Optional<Caller>> tokens,
            Weather weather,
            ExecutorService threads) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
            Optional<Wire> wire =
                    weather.resets() ? Optional.of(new Wire(server.getAddress(), threads)) : Optional.empty();
            HttpService service = new HttpService(name, routes, dialect, tokens, weather, server, wire);
            server.createContext("/", service::take);
            server.setExecutor(threads);
            server.start();
            return service;
        } catch (IOException failure) {
            throw new UncheckedIOException("no port for " + name, failure);
        }
    }

    /** Returns where it answers: {@code http://127.0.0.1:port}. */
    public String url() {
        return "http://127.0.0.1:"
                + wire.map(Wire::port).orElseGet(() -> server.getAddress().getPort());
    }

    /** Answers a GET of somebody past the wire and its weather: what is really there. */
    public Answer look(Caller caller, String path, String query) {
        Map<String, List<String>> queries = queries(query);
        Request request = new Request(
                "GET",
                path,
                Map.of(),
                last(queries),
                queries,
                Map.of(),
                new byte[0],
                "req-" + UUID.randomUUID(),
                0,
                Optional.of(caller));
        Routes.Match match =
                routes.find("GET", path).orElseThrow(() -> new IllegalArgumentException(name + " has no " + path));
        return match.handler().answer(request.with(match.variables()));
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = read(exchange);
            send(exchange, weather.pass(name, request, () -> dialect.dress(request, answer(request))));
        }
    }

    private Answer answer(Request request) {
        try {
            Routes.Match match = routes.find(request.method(), request.path())
                    .orElseThrow(() -> routes.knows(request.path())
                            ? new Refusal(405, "Method Not Allowed")
                            : new Refusal(404, "The resource could not be found."));
            Optional<Caller> caller = request.header("X-Auth-Token").flatMap(tokens);
            if (!match.open() && caller.isEmpty()) {
                throw new Refusal(401, "The request you have made requires authentication.");
            }
            return match.handler().answer(request.with(match.variables()).by(caller));
        } catch (Refusal refusal) {
            return dialect.refusal(request, refusal);
        } catch (RuntimeException broken) {
            // a mistake of the demo must be seen as one, not as a connection that ends
            System.err.println("the demo's " + name + " broke at " + request.method() + " " + request.path());
            broken.printStackTrace();
            return dialect.refusal(request, new Refusal(500, "The demo broke: " + broken));
        }
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.delivery() == Answer.Delivery.RESET) {
            wire.ifPresent(relay -> relay.reset(exchange.getRemoteAddress().getPort()));
        }
        if (answer.delivery() == Answer.Delivery.CLOSED || answer.delivery() == Answer.Delivery.RESET) {
            return;
        }
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        boolean bodiless =
                answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.body().length);
        if (!bodiless) {
            boolean whole = answer.delivery() == Answer.Delivery.WHOLE;
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer.body(), 0, whole ? answer.body().length : answer.body().length / 2);
            }
        }
    }

    private static Request read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((key, values) -> headers.put(key.toLowerCase(Locale.ROOT), values.get(0)));
        Map<String, List<String>> queries = queries(exchange.getRequestURI().getRawQuery());
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Map.of(),
                last(queries),
                queries,
                headers,
                exchange.getRequestBody().readAllBytes(),
                "req-" + UUID.randomUUID(),
                exchange.getRemoteAddress().getPort(),
                Optional.empty());
    }

    private static Map<String, String> last(Map<String, List<String>> queries) {
        Map<String, String> last = new HashMap<>();
        queries.forEach((key, values) -> last.put(key, values.get(values.size() - 1)));
        return last;
    }

    private static Map<String, List<String>> queries(String raw) {
        Map<String, List<String>> queries = new LinkedHashMap<>();
        for (String pair : raw == null || raw.isEmpty() ? new String[0] : raw.split("&")) {
            String[] sides = pair.split("=", 2);
            queries.computeIfAbsent(decoded(sides[0]), key -> new ArrayList<>())
                    .add(sides.length == 2 ? decoded(sides[1]) : "");
        }
        return queries;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Stops to answer: the port refuses from now on. */
    @Override
    public void close() {
        try {
            if (wire.isPresent()) {
                wire.get().close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.stop(0);
    }
}
