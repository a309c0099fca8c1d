package io.regioncheck.environment;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gets a secret from where the file says it is: an environment variable, a file, a command. A secret in the file itself is only
 * taken where the file admits it ({@code plain:}), and every run says so.
 */
final class SecretReader {
    private static final String FIRST_LINE = "the secret on its first line";

    private final Reading reading;

    SecretReader(Reading reading) {
        this.reading = reading;
    }

    Secret read(JsonNode node, String path) {
        Optional<String> value = Optional.empty();
        if (node.has("env")) {
            value = fromVariable(node.path("env").asText(), path);
        } else if (node.has("file")) {
            value = fromFile(reading.path(node.path("file").asText()), path);
        } else if (node.has("command")) {
            value = fromCommand(node.path("command"), path);
        } else if (node.has("plain")) {
            reading.notice(path + " stands in " + reading.file().getFileName()
                    + " for all to read; env, file and command keep it apart");
            value = Optional.of(node.path("plain").asText());
        }
        return reading.keep(Secret.of(value.orElse("")));
    }

    private Optional<String> fromVariable(String name, String path) {
        Optional<String> value = reading.surroundings().variable(name);
        if (value.isEmpty()) {
            reading.mistake(path, "no environment variable " + name, "one that is set: export " + name + "=…");
        }
        return value;
    }

    private Optional<String> fromFile(Path file, String path) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            Optional<String> value =
                    Optional.ofNullable(lines.readLine()).map(String::strip).filter(text -> !text.isEmpty());
            if (value.isEmpty()) {
                reading.mistake(path, "the file " + file + ", whose first line is empty", "a file with " + FIRST_LINE);
            }
            return value;
        } catch (IOException failure) {
            String why = Files.exists(file) ? "cannot be read" : "does not exist";
            reading.mistake(path, "the file " + file + ", which " + why, "a readable file with " + FIRST_LINE);
            return Optional.empty();
        }
    }

    private Optional<String> fromCommand(JsonNode node, String path) {
        List<String> command = new ArrayList<>();
        node.forEach(word -> command.add(word.asText()));
        SecretCommand.Answer answer = new SecretCommand(command).run();
        answer.problem()
                .ifPresent(problem ->
                        reading.mistake(path, problem, "a command that prints " + FIRST_LINE + " and ends with 0"));
        return answer.line();
    }
}
