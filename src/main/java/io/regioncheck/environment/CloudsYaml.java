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
 * {@code clouds.yaml} in the working directory, the user's and the machine's configuration; what {@code secure.yaml}, searched for in
 * the same places, says of the cloud is laid over it.
 */
final class CloudsYaml {
    private static final List<String> SUFFIXES = List.of(".yaml", ".yml", ".json");

    private final List<Path> looked;
    private final Optional<Path> file;
    private final Optional<Path> secure;

    private CloudsYaml(List<Path> clouds, List<Path> secrets) {
        this.looked = clouds;
        this.file = clouds.stream().filter(Files::isReadable).findFirst();
        this.secure = secrets.stream().filter(Files::isReadable).findFirst();
    }

    /** Takes one file, and the {@code secure.yaml} beside it. */
    static CloudsYaml at(Path file) {
        return new CloudsYaml(List.of(file), List.of(file.resolveSibling("secure.yaml")));
    }

    static CloudsYaml whereClientsLook(Surroundings surroundings) {
        return new CloudsYaml(
                places(surroundings, "OS_CLIENT_CONFIG_FILE", "clouds"),
                places(surroundings, "OS_CLIENT_SECURE_FILE", "secure"));
    }

    private static List<Path> places(Surroundings surroundings, String variable, String name) {
        Path home = surroundings.home().resolve(".config");
        Stream<Path> directories = Stream.of(
                surroundings.directory(),
                surroundings
                        .variable("XDG_CONFIG_HOME")
                        .map(Path::of)
                        .orElse(home)
                        .resolve("openstack"),
                home.resolve("openstack"),
                Path.of("/etc/xdg/openstack"),
                Path.of("/etc/openstack"));
        return Stream.concat(
                        surroundings.variable(variable).map(Path::of).stream(),
                        directories.flatMap(
                                directory -> SUFFIXES.stream().map(suffix -> directory.resolve(name + suffix))))
                .distinct()
                .toList();
    }

    /** Returns the cloud's settings, or notes what is wrong. */
    Optional<JsonNode> find(String name, String path, Reading reading) {
        if (file.isEmpty()) {
            List<String> yaml = looked.stream()
                    .map(Path::toString)
                    .filter(place -> looked.size() == 1 || !place.matches(".*\\.(yml|json)"))
                    .toList();
            reading.mistake(path, "no clouds.yaml", "a readable one at " + String.join(" or ", yaml));
            return Optional.empty();
        }
        Optional<ObjectNode> clouds = clouds(path, reading);
        if (clouds.isPresent() && !clouds.get().path(name).isObject()) {
            List<String> names = new ArrayList<>();
            clouds.get().fieldNames().forEachRemaining(names::add);
            String found = "no cloud \"" + name + "\" in " + file.get();
            reading.mistake(path, found, String.join(", ", names), Nearest.to(name, names));
            return Optional.empty();
        }
        return clouds.map(found -> found.path(name));
    }

    private Optional<ObjectNode> clouds(String path, Reading reading) {
        ObjectNode clouds = JsonNodeFactory.instance.objectNode();
        try {
            file.ifPresent(there -> merge(clouds, cloudsIn(there)));
            secure.ifPresent(there -> merge(clouds, cloudsIn(there)));
            return Optional.of(clouds);
        } catch (FileInvalid invalid) {
            reading.mistake(path, "a file with mistakes of its own", "these corrected: " + invalid.getMessage());
            return Optional.empty();
        }
    }

    private static JsonNode cloudsIn(Path file) {
        YamlFile yaml = YamlFile.parse(file);
        if (!yaml.mistakes().isEmpty()) {
            throw new FileInvalid(file, yaml.mistakes());
        }
        return yaml.json().path("clouds");
    }

    private static void merge(ObjectNode into, JsonNode from) {
        from.properties().forEach(field -> {
            JsonNode known = into.path(field.getKey());
            if (known instanceof ObjectNode object && field.getValue().isObject()) {
                merge(object, field.getValue());
            } else {
                into.set(field.getKey(), field.getValue());
            }
        });
    }
}
