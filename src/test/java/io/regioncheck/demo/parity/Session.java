package io.regioncheck.demo.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** A login at a region: a token, and where its services are. */
record Session(String token, String projectId, String authUrl, JsonNode catalog) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, List<String>> TYPES = Map.of("volume", List.of("volumev3", "block-storage"));

    static Session open(Wire wire, String authUrl, Login login) throws IOException {
        HttpRequest request = wire.request(authUrl + "/auth/tokens")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body(login).toString()))
                .build();
        HttpResponse<byte[]> response = wire.send(request);
        if (response.statusCode() != 201) {
            throw new IOException("keystone answers " + response.statusCode() + " to " + login);
        }
        JsonNode token = JSON.readTree(response.body()).path("token");
        String id = response.headers()
                .firstValue("X-Subject-Token")
                .orElseThrow(() -> new IOException("keystone answers without X-Subject-Token"));
        return new Session(id, token.path("project").path("id").asText(), authUrl, token.path("catalog"));
    }

    private static JsonNode body(Login login) {
        ObjectNode body = JSON.createObjectNode();
        ObjectNode user = body.withObject("/auth/identity/password/user");
        user.put("name", login.user()).put("password", login.password());
        user.putObject("domain").put("name", "Default");
        body.withObject("/auth/identity").putArray("methods").add("password");
        ObjectNode project = body.withObject("/auth/scope/project").put("name", login.project());
        project.putObject("domain").put("name", "Default");
        return body;
    }

    /** Returns the whole URL of a path below a service's public endpoint, or with {@code ^} below its daemon's root. */
    String url(String service, String region, String path) throws IOException {
        String base = service.equals("identity") ? authUrl : endpoint(service, region);
        return path.startsWith("^") ? base.replaceFirst("/v\\d[^/]*(/.*)?$", "") + path.substring(1) : base + path;
    }

    private String endpoint(String service, String region) throws IOException {
        List<String> types = TYPES.getOrDefault(service, List.of(service));
        for (JsonNode offered : catalog) {
            for (JsonNode endpoint : offered.path("endpoints")) {
                if (types.contains(offered.path("type").asText())
                        && endpoint.path("region").asText().equals(region)
                        && endpoint.path("interface").asText().equals("public")) {
                    return endpoint.path("url").asText().replaceAll("/+$", "");
                }
            }
        }
        throw new IOException("no public endpoint of " + service + " in " + region);
    }
}
