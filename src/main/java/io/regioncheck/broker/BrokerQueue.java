package io.regioncheck.broker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A queue. Where the API keeps no statistics, or the queue's node is down, numbers are missing.
 *
 * @param type {@code classic}, {@code quorum} or {@code stream}; RabbitMQ before 3.8 has only the first
 * @param state {@code running}, {@code idle} (3.6), {@code down}, {@code minority}…
 * @param expires milliseconds after which it is deleted if nobody uses it
 */
public record BrokerQueue(
        String name,
        Optional<Long> messages,
        Optional<Long> ready,
        Optional<Long> consumers,
        String type,
        String state,
        boolean exclusive,
        boolean autoDelete,
        Optional<Long> expires) {

    static BrokerQueue of(JsonNode json) {
        JsonNode arguments = json.path("arguments");
        return new BrokerQueue(
                Answers.text(json, "name"),
                Answers.number(json, "messages"),
                Answers.number(json, "messages_ready"),
                Answers.number(json, "consumers"),
                Answers.optional(json, "type")
                        .or(() -> Answers.optional(arguments, "x-queue-type"))
                        .orElse("classic"),
                Answers.optional(json, "state").orElse("running"),
                json.path("exclusive").asBoolean(false),
                json.path("auto_delete").asBoolean(false),
                Answers.number(arguments, "x-expires"));
    }
}
