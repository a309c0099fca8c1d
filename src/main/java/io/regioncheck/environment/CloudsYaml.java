package io.regioncheck.environment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds a cloud by name where every OpenStack client finds it (openstacksdk, config/loader.py): {@code OS_CLIENT_CONFIG_FILE}, then
 * {@code clouds.yaml} in the working directory, {@code ~/.config/openstack} and {@code /etc/openstack}; {@code secure.yaml} beside it
 * adds what is kept apart.
 */
final class CloudsYaml {
    private final List<Path> looked;
    private final Optional<Path> file;

    private CloudsYaml(List<Path> looked) {
        this.looked = looked;
        this.file = looked.stream().filter(Files::isReadable).findFirst();
    }

    static CloudsYaml at(Path file) {
        return new CloudsYaml(List.of(file));
    }

    static CloudsYaml whereClientsLook() {
        List<Path> places = new ArrayList<>();
        Optional.ofNullable(System.getenv("OS_CLIENT_CONFIG_FILE"))
                .map(Path::of)
                .ifPresent(places::add);
        Stream.of("", System.getProperty("user.home") + "/.config/openstack", "/etc/openstack")
                .map(directory -> Path.of(directory, "clouds.yaml"))
                .forEach(places::add);
        return new CloudsYaml(places);
    }

    /** Returns the cloud's settings, or notes what is wrong. */
    Optional<JsonNode> find(String name, String path, Reading reading) {
        if (file.isEmpty()) {
            reading.mistake(path, "no clouds.yaml", "one of " + looked);
            return Optional.empty();
        }
        ObjectNode clouds = JsonNodeFactory.instance.objectNode();
        merge(clouds, cloudsIn(file.get()));
        Path secure = file.get().resolveSibling("secure.yaml");
        if (Files.isReadable(secure)) {
            merge(clouds, cloudsIn(secure));
        }
        if (!clouds.has(name)) {
            List<String> names = new ArrayList<>();
            clouds.fieldNames().forEachRemaining(names::add);
            reading.mistake(
                    path,
                    "no cloud \"" + name + "\" in " + file.get(),
                    String.join(", ", names),
                    Nearest.to(name, names));
            return Optional.empty();
        }
        return Optional.of(clouds.path(name));
    }

    private static JsonNode cloudsIn(Path file) {
        return YamlFile.parse(file).json().path("clouds");
    }

    private static void merge(ObjectNode into, JsonNode from) {
        from.fields().forEachRemaining(field -> {
            JsonNode known = into.path(field.getKey());
            if (known instanceof ObjectNode object && field.getValue().isObject()) {
                merge(object, field.getValue());
            } else {
                into.set(field.getKey(), field.getValue());
            }
        });
    }
}
