package io.regioncheck.environment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;

/** The schema of environments, as it is shipped. */
final class SchemaResource {
    private SchemaResource() {}

    static JsonNode read() throws IOException {
        try (InputStream in = Environments.class.getResourceAsStream("environment.schema.json")) {
            return new ObjectMapper().readTree(in);
        }
    }
}
