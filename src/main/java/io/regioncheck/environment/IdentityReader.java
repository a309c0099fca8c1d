package io.regioncheck.environment;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Reads how to get a token: written in the environment's file, or a cloud of clouds.yaml. */
final class IdentityReader {
    private static final String PATH = "identity";

    private final Reading reading;
    private final JsonNode node;
    private final Optional<JsonNode> cloud;

    IdentityReader(Reading reading) {
        this.reading = reading;
        this.node = reading.root().path(PATH);
        this.cloud = reading.text(node, "cloud").flatMap(this::findCloud);
    }

    IdentityAccess read() {
        return new IdentityAccess(
                v3(reading.url(PATH + ".auth-url", required("auth-url", "auth_url", "http://invalid"))),
                required("username", "username", ""),
                optional("user-domain", "user_domain_name").orElse("Default"),
                password(),
                required("project", "project_name", ""),
                optional("project-domain", "project_domain_name").orElse("Default"),
                endpointInterface(),
                backends());
    }

    /** Returns the private authority that clouds.yaml names. */
    Optional<Path> caFile() {
        return cloud.flatMap(found -> reading.text(found, "cacert")).map(reading::path);
    }

    /** Returns whether clouds.yaml leaves verification on. */
    boolean verify() {
        return cloud.map(found -> found.path("verify").asBoolean(true)).orElse(true);
    }

    private Optional<JsonNode> findCloud(String name) {
        CloudsYaml clouds = reading.text(node, "clouds-file")
                .map(file -> CloudsYaml.at(reading.path(file)))
                .orElseGet(CloudsYaml::whereClientsLook);
        Optional<JsonNode> found = clouds.find(name, PATH + ".cloud", reading);
        String region = reading.root().path("region").asText();
        found.flatMap(settings -> reading.text(settings, "region_name"))
                .filter(other -> !other.equals(region))
                .ifPresent(other -> reading.mistake(
                        PATH + ".cloud",
                        "cloud \"" + name + "\" is of region " + other,
                        "a cloud of region " + region));
        return found;
    }

    private Optional<String> optional(String key, String cloudKey) {
        return reading.text(node, key).or(() -> cloud.flatMap(found -> reading.text(found.path("auth"), cloudKey)));
    }

    private String required(String key, String cloudKey, String otherwise) {
        Optional<String> value = optional(key, cloudKey);
        if (value.isEmpty() && !hasBrokenCloud()) {
            reading.mistake(PATH + "." + key, "no such key", "it is required, here or as " + cloudKey + " of a cloud");
        }
        return value.orElse(otherwise);
    }

    private Secret password() {
        if (node.has("password")) {
            return new SecretReader(reading).read(node.path("password"), PATH + ".password");
        }
        Optional<String> known = cloud.flatMap(found -> reading.text(found.path("auth"), "password"));
        if (known.isEmpty() && !hasBrokenCloud()) {
            reading.mistake(
                    PATH + ".password", "no such key", "env: NAME, file: path or command: [program, argument…]");
        }
        return reading.keep(Secret.of(known.orElse("")));
    }

    private boolean hasBrokenCloud() {
        return node.has("cloud") && cloud.isEmpty();
    }

    private String endpointInterface() {
        return reading.text(node, "interface")
                .or(() -> cloud.flatMap(found -> reading.text(found, "interface")))
                .orElse("public");
    }

    private List<HttpUrl> backends() {
        List<HttpUrl> backends = new ArrayList<>();
        for (JsonNode backend : node.path("backends")) {
            backends.add(v3(reading.url(PATH + ".backends[" + backends.size() + "]", backend.asText())));
        }
        return backends;
    }

    private static HttpUrl v3(HttpUrl url) {
        HttpUrl bare = HttpUrl.get(url.toString().replaceAll("/+$", ""));
        return bare.pathSegments().contains("v3")
                ? bare
                : bare.newBuilder().addPathSegment("v3").build();
    }
}
