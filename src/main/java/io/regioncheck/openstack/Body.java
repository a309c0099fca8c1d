package io.regioncheck.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Bodies of requests. */
final class Body {
    private Body() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Wraps a resource as the APIs want it: {@code {"server": {…}}}. */
    static ObjectNode of(String name, JsonNode inner) {
        return object().set(name, inner);
    }

    static void put(ObjectNode node, String name, Optional<String> value) {
        value.ifPresent(text -> node.put(name, text));
    }
}
