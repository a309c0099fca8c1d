package io.regioncheck.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.regioncheck.check.Parameters;
import io.regioncheck.environment.Durations;
import io.regioncheck.environment.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The suites of a directory: one file each, {@code <name>.yaml}. */
public final class Suites {
    private static final String SUFFIX = ".yaml";

    private final Path directory;

    public Suites(Path directory) {
        this.directory = directory;
    }

    public List<String> names() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot list " + directory, failure);
        }
    }

    /** @throws UsageError if there is no such suite */
    public Suite load(String name) {
        Path file = directory.resolve(name + SUFFIX);
        if (!Files.exists(file)) {
            throw new UsageError(
                    "no suite " + name + " in " + directory + "; there are: " + String.join(", ", names()));
        }
        JsonNode suite = YamlFile.read(file, Suites.class, "suite.schema.json").json();
        return new Suite(
                name,
                suite.path("title").asText(),
                suite.path("moment").asText(),
                texts(suite.path("checks")),
                texts(suite.path("exclude")),
                parameters(suite.path("parameters")),
                suite.path("mutating").asBoolean(false),
                deadline(file, suite));
    }

    private static Optional<Duration> deadline(Path file, JsonNode suite) {
        if (!suite.has("deadline")) {
            return Optional.empty();
        }
        String text = suite.path("deadline").asText();
        return Optional.of(Durations.parse(text)
                .orElseThrow(() ->
                        new UsageError(file + " deadline: found \"" + text + "\", allowed: " + Durations.ALLOWED)));
    }

    private static Map<String, Parameters> parameters(JsonNode node) {
        Map<String, Parameters> parameters = new HashMap<>();
        node.fields().forEachRemaining(check -> {
            Map<String, Object> values = new HashMap<>();
            check.getValue().fields().forEachRemaining(value -> values.put(value.getKey(), scalar(value.getValue())));
            parameters.put(check.getKey(), new Parameters(values));
        });
        return parameters;
    }

    private static Object scalar(JsonNode value) {
        if (value.isInt()) {
            return value.asInt();
        }
        return value.isBoolean() ? value.asBoolean() : value.asText();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
