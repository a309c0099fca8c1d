package io.regioncheck.broker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A client's connection.
 *
 * @param given the name that the client gives itself: oslo.messaging says {@code program:pid:uuid}
 * @param state {@code running}, {@code blocking}, {@code blocked}, {@code flow}…
 */
public record ClientConnection(
        String name, Optional<String> user, String vhost, Optional<String> given, String state, Optional<String> node) {

    static ClientConnection of(JsonNode json) {
        return new ClientConnection(
                Answers.text(json, "name"),
                Answers.optional(json, "user"),
                Answers.optional(json, "vhost").orElse(""),
                Answers.optional(json, "user_provided_name")
                        .or(() -> Answers.optional(json.path("client_properties"), "connection_name")),
                Answers.optional(json, "state").orElse("unknown"),
                Answers.optional(json, "node"));
    }
}
