package io.regioncheck.demo.parity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** JSON pointers, with {@code field=value} for the element of a list that has this value. */
final class Pointer {
    private Pointer() {}

    static Optional<JsonNode> find(JsonNode body, String pointer) {
        Optional<JsonNode> here = Optional.of(body);
        for (String segment : pointer.substring(1).split("/")) {
            here = here.flatMap(node -> step(node, segment));
        }
        return here;
    }

    private static Optional<JsonNode> step(JsonNode node, String segment) {
        if (!node.isArray()) {
            return Optional.ofNullable(node.get(segment));
        }
        if (segment.matches("\\d+")) {
            return Optional.ofNullable(node.get(Integer.parseInt(segment)));
        }
        String[] wanted = segment.split("=", 2);
        return StreamSupport.stream(node.spliterator(), false)
                .filter(element ->
                        wanted.length == 2 && element.path(wanted[0]).asText().equals(wanted[1]))
                .findFirst();
    }
}
