package io.regioncheck.environment;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Reads how to get a token: written in the environment's file, or a cloud of clouds.yaml; what both have, the file decides. */
final class IdentityReader {
    private static final String PATH = "identity";

    private final Reading reading;
    private final JsonNode node;
    private final Optional<JsonNode> cloud;

    IdentityReader(Reading reading) {
        this.reading = reading;
        this.node = reading.root().path(PATH);
        this.cloud = Reading.text(node, "cloud").flatMap(this::findCloud);
        if (node.has("clouds-file") && !node.has("cloud")) {
            reading.mistake(PATH + ".clouds-file", "no cloud beside it", "cloud: the name of a cloud in that file");
        }
    }

    IdentityAccess read() {
        return new IdentityAccess(
                v3(at("auth-url"), required("auth-url", "auth_url", "http://invalid")),
                required("username", "username", ""),
                domain("user-domain", "user_domain"),
                password(),
                required("project", "project_name", ""),
                domain("project-domain", "project_domain"),
                Reading.text(node, "interface")
                        .or(() -> cloud.flatMap(found -> Reading.text(found, "interface")))
                        .orElse("public"),
                backends(),
                new ServiceUsersReader(reading).read());
    }

    /** Returns the private authority that clouds.yaml names; like all clients, from where we were started. */
    Optional<Path> caFile() {
        Surroundings surroundings = reading.surroundings();
        return cloud.flatMap(found -> Reading.text(found, "cacert"))
                .map(file -> surroundings.path(surroundings.directory(), file));
    }

    /** Returns whether clouds.yaml leaves verification on. */
    boolean verify() {
        return cloud.map(found -> found.path("verify").asBoolean(true)
                        && !found.path("insecure").asBoolean(false))
                .orElse(true);
    }

    private Optional<JsonNode> findCloud(String name) {
        CloudsYaml clouds = Reading.text(node, "clouds-file")
                .map(file -> CloudsYaml.at(reading.path(file)))
                .orElseGet(() -> CloudsYaml.whereClientsLook(reading.surroundings()));
        Optional<JsonNode> found = clouds.find(name, PATH + ".cloud", reading);
        found.ifPresent(settings -> check(name, settings));
        return found;
    }

    private void check(String name, JsonNode settings) {
        String region = reading.root().path("region").asText();
        Reading.text(settings, "region_name")
                .filter(other -> !other.equals(region) && reading.isSound("region"))
                .ifPresent(other -> reading.mistake(
                        PATH + ".cloud",
                        "cloud \"" + name + "\" of region " + other,
                        "a cloud of region " + region + ", which this file is about"));
        Reading.text(settings, "auth_type")
                .filter(type -> !type.matches("(v3)?password"))
                .ifPresent(type -> reading.mistake(
                        PATH + ".cloud", "cloud \"" + name + "\" with auth_type " + type, "password or v3password"));
    }

    /** Where the key stands, or the cloud that has it instead. */
    private String at(String key) {
        return PATH + "." + (node.has(key) || cloud.isEmpty() ? key : "cloud");
    }

    private Optional<String> either(String key, String cloudKey) {
        return Reading.text(node, key).or(() -> cloud.flatMap(found -> Reading.text(found.path("auth"), cloudKey)));
    }

    private String required(String key, String cloudKey, String otherwise) {
        Optional<String> value = either(key, cloudKey);
        if (value.isEmpty()) {
            missing(key, cloudKey, "text");
        }
        return value.orElse(otherwise);
    }

    private void missing(String key, String cloudKey, String what) {
        if (!node.has("cloud")) {
            reading.mistake(PATH + "." + key, "nothing", what + " (required, unless cloud names one that has it)");
        } else if (cloud.isPresent()) {
            reading.mistake(
                    PATH + "." + key, "nothing", what + " (required, here or as " + cloudKey + " of the cloud)");
        }
    }

    /** The domain that every keystone begins with has the id default and the name Default. */
    private String domain(String key, String cloudKey) {
        Optional<String> name = either(key, cloudKey + "_name");
        cloud.flatMap(found -> Reading.text(found.path("auth"), cloudKey + "_id"))
                .filter(id -> name.isEmpty() && !id.equals("default"))
                .ifPresent(id -> reading.mistake(
                        PATH + "." + key, "only " + cloudKey + "_id: " + id + " of the cloud", "the domain's name"));
        return name.orElse("Default");
    }

    private Secret password() {
        if (node.has("password")) {
            return new SecretReader(reading).read(node.path("password"), PATH + ".password");
        }
        Optional<String> known = cloud.flatMap(found -> Reading.text(found.path("auth"), "password"));
        if (known.isEmpty()) {
            missing("password", "password", "env: NAME, file: path or command: [program, argument, …]");
        }
        return reading.keep(Secret.of(known.orElse("")));
    }

    private List<HttpUrl> backends() {
        List<HttpUrl> backends = new ArrayList<>();
        for (JsonNode backend : node.path("backends")) {
            backends.add(v3(PATH + ".backends[" + backends.size() + "]", backend.asText()));
        }
        return backends;
    }

    private HttpUrl v3(String path, String text) {
        HttpUrl url = HttpUrl.get(reading.url(path, text).toString().replaceAll("/+$", ""));
        if (url.pathSegments().contains("v2.0")) {
            String v3 = url.toString().replace("v2.0", "v3");
            reading.mistake(path, SchemaCheck.show(path, text), "keystone's v3: v2.0 has no domains", Optional.of(v3));
        }
        return url.pathSegments().contains("v3")
                ? url
                : url.newBuilder().addPathSegment("v3").build();
    }
}
