package io.regioncheck.broker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What a member says of itself and of the cluster.
 *
 * @param node its name, such as {@code rabbit@controller1}
 * @param rabbitmq its version, such as {@code 3.10.8}
 * @param erlang the version of its Erlang/OTP, such as {@code 25.2.3}; RabbitMQ 3.6 says only the major one
 * @param messages in all queues; empty if the API keeps no statistics
 */
public record Overview(
        String node,
        String cluster,
        String rabbitmq,
        String erlang,
        Optional<Long> messages,
        Optional<Long> connections,
        Optional<Long> queues) {

    static Overview of(JsonNode json) {
        return new Overview(
                Answers.text(json, "node"),
                Answers.optional(json, "cluster_name").orElse(""),
                Answers.text(json, "rabbitmq_version"),
                Answers.text(json, "erlang_version"),
                Answers.number(json.path("queue_totals"), "messages"),
                Answers.number(json.path("object_totals"), "connections"),
                Answers.number(json.path("object_totals"), "queues"));
    }
}
