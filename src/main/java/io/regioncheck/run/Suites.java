package io.regioncheck.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.regioncheck.check.Parameters;
import io.regioncheck.check.Wildcard;
import io.regioncheck.environment.Durations;
import io.regioncheck.environment.Nearest;
import io.regioncheck.environment.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
                    .filter(name -> name.endsWith(SUFFIX) && !name.startsWith("."))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot list " + directory, failure);
        }
    }

    /**
     * @throws UsageError if there is no such suite
     * @throws io.regioncheck.environment.FileInvalid with all that is wrong in the file
     */
    public Suite load(String name) {
        Path file = directory.resolve(name + SUFFIX);
        if (!names().contains(name)) {
            throw new UsageError("no suite " + name + " in " + directory + "; there are: "
                    + String.join(", ", names())
                    + Nearest.to(name, names())
                            .map(near -> "; did you mean " + near + "?")
                            .orElse(""));
        }
        Reading reading = Reading.of(file, Suites.class, "suite.schema.json");
        Suite suite = suite(name, reading.root());
        suite.parameters().keySet().stream()
                .filter(check -> suite.checks().stream().noneMatch(pattern -> new Wildcard(pattern).fits(check)))
                .forEach(check -> reading.mistake(
                        "parameters." + check,
                        "parameters of a check that is not in this suite",
                        "checks that the suite has: " + String.join(", ", suite.checks())));
        reading.finish();
        return suite;
    }

    private static Suite suite(String name, JsonNode suite) {
        return new Suite(
                name,
                suite.path("title").asText(),
                suite.path("moment").asText(),
                Reading.texts(suite.path("checks")),
                Reading.texts(suite.path("exclude")),
                parameters(suite.path("parameters")),
                suite.path("mutating").asBoolean(false),
                Durations.parse(suite.path("deadline").asText()));
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
}
