package io.regioncheck.demo.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A service that runs by itself, and a client of it: callers are known by tokens that are their names. */
public final class Loopback implements AutoCloseable {
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpService service;

    /** What came back. */
    public record Reply(int status, HttpResponse<byte[]> raw) {
        public JsonNode json() {
            try {
                return Answer.JSON.readTree(raw.body());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        public String text() {
            return new String(raw.body(), StandardCharsets.UTF_8);
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    public Loopback(ServiceParts parts, Map<String, Caller> callers) {
        service = HttpService.start(
                parts.type(),
                parts.routes(),
                parts.dialect(),
                token -> Optional.ofNullable(callers.get(token)),
                Weather.CLEAR,
                threads);
    }

    /** Calls as somebody, or as nobody with an empty token; headers are names and values in turn. */
    public Reply call(String token, String method, String path, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.url() + path))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (!token.isEmpty()) {
            request.header("X-Auth-Token", token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), response);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public Reply get(String token, String path, String... headers) {
        return call(token, "GET", path, new byte[0], headers);
    }

    public Reply send(String token, String method, String path, String json, String... headers) {
        return call(token, method, path, json.getBytes(StandardCharsets.UTF_8), headers);
    }

    @Override
    public void close() {
        service.close();
        threads.shutdownNow();
    }
}
