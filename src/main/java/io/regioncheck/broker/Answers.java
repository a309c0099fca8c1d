package io.regioncheck.broker;

import com.fasterxml.jackson.databind.JsonNode;
import io.regioncheck.broker.BrokerFailed.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads fields of the management API: what every version has, and what only some have. */
final class Answers {
    private Answers() {}

    /** Returns a text that every version tells. */
    static String text(JsonNode node, String name) {
        JsonNode field = node.path(name);
        if (!field.isValueNode() || field.isNull()) {
            throw new BrokerFailed(
                    Kind.MALFORMED,
                    "the management API",
                    "an answer without \"" + name + "\"",
                    "is it RabbitMQ 3.6 or newer that answers?");
        }
        return field.asText();
    }

    static Optional<String> optional(JsonNode node, String name) {
        return Optional.of(node.path(name))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(text -> !text.isEmpty());
    }

    /** Returns a number if there is one: where something is not known, some versions say "unknown" or leave it out. */
    static Optional<Long> number(JsonNode node, String name) {
        return Optional.of(node.path(name)).filter(JsonNode::isNumber).map(JsonNode::asLong);
    }

    static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
        List<T> list = new ArrayList<>();
        array.forEach(each -> list.add(element.apply(each)));
        return list;
    }
}
