package io.regioncheck.environment;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Gets a secret from where the file says it is: an environment variable, a file, a command, or the file itself. */
final class SecretReader {
    private static final long COMMAND_SECONDS = 10;

    private final Reading reading;

    SecretReader(Reading reading) {
        this.reading = reading;
    }

    Secret read(JsonNode node, String path) {
        Optional<String> value;
        if (node.isTextual()) {
            reading.notice("a secret is written in " + reading.file() + " (" + path + ")");
            value = Optional.of(node.asText());
        } else if (node.has("env")) {
            value = fromVariable(node.path("env").asText(), path);
        } else if (node.has("file")) {
            value = fromFile(reading.path(node.path("file").asText()), path);
        } else if (node.has("command")) {
            List<String> command = new ArrayList<>();
            node.path("command").forEach(word -> command.add(word.asText()));
            value = fromCommand(command, path);
        } else {
            reading.mistake(path, "no source", "env: NAME, file: path or command: [program, argument…]");
            value = Optional.empty();
        }
        return reading.keep(Secret.of(value.orElse("")));
    }

    private Optional<String> fromVariable(String name, String path) {
        Optional<String> value = Optional.ofNullable(System.getenv(name)).filter(text -> !text.isEmpty());
        if (value.isEmpty()) {
            reading.mistake(
                    path, "the environment variable " + name + " is not set", "export " + name + "=… before the run");
        }
        return value;
    }

    private Optional<String> fromFile(Path file, String path) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            Optional<String> value =
                    Optional.ofNullable(lines.readLine()).map(String::strip).filter(text -> !text.isEmpty());
            if (value.isEmpty()) {
                reading.mistake(path, "the file " + file + " is empty", "a file with the secret on its first line");
            }
            return value;
        } catch (IOException failure) {
            String why = Files.exists(file) ? "cannot be read" : "does not exist";
            reading.mistake(path, "the file " + file + " " + why, "a readable file with the secret on its first line");
            return Optional.empty();
        }
    }

    private Optional<String> fromCommand(List<String> command, String path) {
        String program = command.isEmpty() ? "" : command.get(0);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String line;
            try (BufferedReader lines = process.inputReader()) {
                if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    return failed(path, program + " did not end within " + COMMAND_SECONDS + " s");
                }
                line = lines.readLine();
            }
            if (process.exitValue() != 0 || line == null || line.isBlank()) {
                return failed(
                        path,
                        program + " ended with " + process.exitValue() + (line == null ? " and printed nothing" : ""));
            }
            return Optional.of(line.strip());
        } catch (IOException failure) {
            return failed(path, program + " cannot be started");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return failed(path, program + " was interrupted");
        }
    }

    private Optional<String> failed(String path, String found) {
        reading.mistake(path, found, "a command that prints the secret on its first line and ends with 0");
        return Optional.empty();
    }
}
