package io.regioncheck.checks.baseline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A state that a check attaches as evidence, and reads back from where somebody kept it.
 *
 * @param name of the evidence, such as {@code schema.json}
 * @param shape what is in it, as a record
 * @param holds what it has in it, in a few words
 * @param isWhole whether a file that was read has that in it
 */
public record BaselineFile<T>(String name, Class<T> shape, String holds, Predicate<T> isWhole) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Returns the time that a state is taken at, to the second. */
    public static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    public String text(T state) {
        try {
            return JSON.writeValueAsString(state);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(holds + " are plain data", impossible);
        }
    }

    public Evidence evidence(T state) {
        return Evidence.json(name, text(state));
    }

    /**
     * Returns what was kept; empty if there is no such file yet.
     *
     * @throws CouldNotVerify if it is none of ours
     */
    public Optional<T> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Optional.ofNullable(JSON.readValue(file.toFile(), shape))
                    .filter(isWhole)
                    .orElseThrow(() ->
                            new CouldNotVerify(file + " has no " + holds + " in it: it is no " + name + " of a run")));
        } catch (JsonProcessingException wrong) {
            throw new CouldNotVerify(file + " is no " + name + " of a run: " + wrong.getOriginalMessage());
        } catch (IOException unreadable) {
            throw new CouldNotVerify(file + " cannot be read: " + unreadable.getMessage());
        }
    }

    /** Returns what to say where there is nothing to compare with. */
    public String missing(Optional<Path> file, String key) {
        return file.map(path -> "there is no baseline yet: copy " + name + " of this result to " + path
                        + " once it is known to be in order")
                .orElseGet(() ->
                        "the environment names no baseline (" + key + "); " + name + " of this result can become one");
    }
}
