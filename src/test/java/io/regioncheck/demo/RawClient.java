package io.regioncheck.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.region.Rollout;
import io.regioncheck.demo.region.Tempo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;

/** A demo of its own, and a client of it that sends what it is told and judges nothing. */
final class RawClient implements AutoCloseable {
    private static final String USER = "regioncheck";

    private final HttpClient http = HttpClient.newHttpClient();
    private final EmbeddedCloud cloud;
    private final String token;
    private final JsonNode catalog;

    /** An answer, with its body as JSON where it is that. */
    record Reply(HttpResponse<String> raw) {
        int status() {
            return raw.statusCode();
        }

        String text() {
            return raw.body();
        }

        JsonNode json() {
            try {
                return text().startsWith("{") ? Answer.JSON.readTree(text()) : MissingNode.getInstance();
            } catch (IOException malformed) {
                throw new UncheckedIOException(malformed);
            }
        }

        Optional<String> header(String name) {
            return raw.headers().firstValue(name);
        }
    }

    RawClient(EmbeddedCloud cloud) {
        this.cloud = cloud;
        Reply login = send(
                "POST",
                identity() + "/v3/auth/tokens",
                ("{'auth': {'identity': {'methods': ['password'], 'password': {'user': {'name': '%1$s', 'domain': {'name':"
                                + " 'Default'}, 'password': '%2$s'}}}, 'scope': {'project': {'name': '%1$s', 'domain':"
                                + " {'name': 'Default'}}}}}")
                        .formatted(USER, cloud.accounts().named(USER).password()));
        this.token = login.header("X-Subject-Token").orElseThrow();
        this.catalog = login.json().at("/token/catalog");
    }

    static RawClient of(Rollout rollout) {
        return new RawClient(EmbeddedCloud.start(DemoSettings.likeTheLab().in(rollout), Tempo.BRISK));
    }

    String identity() {
        return cloud.identityUrl();
    }

    /** Returns the types of the catalog, in its order. */
    List<String> types() {
        return catalog.findValuesAsText("type");
    }

    /** Returns where the catalog has a service. */
    String url(String type) {
        for (JsonNode service : catalog) {
            if (service.path("type").asText().equals(type)) {
                return service.at("/endpoints/0/url").asText();
            }
        }
        throw new AssertionError("no " + type + " in " + catalog);
    }

    Reply get(String url, String... headers) {
        return send("GET", url, "", withToken(headers));
    }

    Reply getAsNobody(String url) {
        return send("GET", url, "");
    }

    /** @param json with simple quotes in place of double ones */
    Reply post(String url, String json, String... headers) {
        return send("POST", url, json, withToken(headers));
    }

    private String[] withToken(String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "X-Auth-Token";
        all[1] = token;
        return all;
    }

    private Reply send(String method, String url, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.replace('\'', '"')));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return new Reply(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException broken) {
            throw new AssertionError(url, broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(url, interrupted);
        }
    }

    @Override
    public void close() {
        cloud.close();
    }
}
