package io.regioncheck.demo.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.regioncheck.demo.http.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * RabbitMQ 3.10's management API in front of the broker, read-only. It has a server of its own because the frame's routes
 * take a path apart after decoding, and the virtual host "/" is {@code %2F} in one.
 */
public final class ManagementApi implements AutoCloseable {
    private final HttpServer server;
    private final ManagementAnswers answers;

    private ManagementApi(HttpServer server, ManagementAnswers answers) {
        this.server = server;
        this.answers = answers;
    }

    /** Starts to answer on a free port. */
    public static ManagementApi start(DemoBroker broker, ExecutorService threads) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
            ManagementAnswers answers =
                    new ManagementAnswers(broker, server.getAddress().getPort());
            ManagementApi api = new ManagementApi(server, answers);
            server.createContext("/", api::take);
            server.setExecutor(threads);
            server.start();
            return api;
        } catch (IOException failure) {
            throw new UncheckedIOException("no port for the management API", failure);
        }
    }

    /** Returns where it answers, as an environment has it: {@code http://127.0.0.1:port}. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            send(exchange, answer(exchange));
        }
    }

    private Answer answer(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        if (!isAllowed(given)) {
            return refused(given != null);
        }
        if (!exchange.getRequestMethod().equals("GET")
                && !exchange.getRequestMethod().equals("HEAD")) {
            return Answer.empty(405);
        }
        return answers.to(
                exchange.getRequestURI().getRawPath(),
                Asked.of(exchange.getRequestURI().getRawQuery()));
    }

    private static boolean isAllowed(@Nullable String given) {
        String right = DemoBroker.USER + ":" + DemoBroker.PASSWORD;
        return ("Basic " + Base64.getEncoder().encodeToString(right.getBytes(StandardCharsets.UTF_8))).equals(given);
    }

    /** Without credentials the real one sends no body. */
    private static Answer refused(boolean withCredentials) {
        JsonNode body = JsonNodeFactory.instance
                .objectNode()
                .put("error", "not_authorized")
                .put("reason", "Login failed");
        Answer answer = withCredentials ? Answer.json(401, body) : Answer.empty(401);
        return answer.with("www-authenticate", "Basic realm=\"RabbitMQ Management\"")
                .with("vary", "origin");
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders()
                .set("content-security-policy", "script-src 'self' 'unsafe-eval' 'unsafe-inline'; object-src 'self'");
        exchange.getResponseHeaders()
                .set("date", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
        exchange.getResponseHeaders().set("server", "Cowboy");
        boolean bodiless =
                answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.body().length);
        if (!bodiless) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
