package io.regioncheck.demo.broker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The envelope 2.0 of oslo.messaging: an object with a version and the message, which is JSON in a string. */
final class Envelope {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Envelope() {}

    /** Returns the message in an envelope; none if it is neither. */
    static Optional<ObjectNode> open(byte[] body) {
        try {
            JsonNode outer = JSON.readTree(body);
            JsonNode inner = outer.has("oslo.message")
                    ? JSON.readTree(outer.path("oslo.message").asText())
                    : outer;
            return inner instanceof ObjectNode message ? Optional.of(message) : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    static byte[] seal(ObjectNode message) {
        try {
            ObjectNode outer = JSON.createObjectNode();
            outer.put("oslo.version", "2.0").put("oslo.message", JSON.writeValueAsString(message));
            return JSON.writeValueAsBytes(outer);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
