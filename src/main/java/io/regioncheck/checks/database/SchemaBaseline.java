package io.regioncheck.checks.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.NotApplicable;
import io.regioncheck.database.SchemaShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;

/**
 * Shapes of schemas, as they are kept in a file.
 *
 * @param region where they were taken
 * @param taken when
 * @param server of what server
 * @param databases by usual name
 */
record SchemaBaseline(String region, String taken, String server, SortedMap<String, SchemaShape> databases) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    static SchemaBaseline now(String region, String server, SortedMap<String, SchemaShape> databases) {
        return new SchemaBaseline(
                region, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), server, databases);
    }

    String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("shapes are plain data", impossible);
        }
    }

    /**
     * @throws NotApplicable if there is no such file yet
     * @throws CouldNotVerify if it is none of ours
     */
    static SchemaBaseline read(Path file) {
        if (!Files.exists(file)) {
            throw new NotApplicable("there is no baseline yet: copy schema.json of this result to " + file
                    + " once the schemas are known to be in order, or take one of a sibling region");
        }
        try {
            SchemaBaseline baseline = JSON.readValue(file.toFile(), SchemaBaseline.class);
            if (baseline == null
                    || baseline.databases() == null
                    || baseline.databases().isEmpty()) {
                throw new CouldNotVerify(file + " has no schemas in it: it is no schema.json of a run");
            }
            return baseline;
        } catch (JsonProcessingException wrong) {
            throw new CouldNotVerify(file + " is no schema.json of a run: " + wrong.getOriginalMessage());
        } catch (IOException unreadable) {
            throw new CouldNotVerify(file + " cannot be read: " + unreadable.getMessage());
        }
    }
}
