package io.regioncheck.environment;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a JSON Schema allows, in words. A {@code description} in the schema is taken as it is. */
final class SchemaWords {
    private final JsonNode document;

    SchemaWords(JsonNode document) {
        this.document = document;
    }

    /** Returns the part of the schema that holds the broken rule. */
    JsonNode around(Error error) {
        String pointer = error.getSchemaLocation().getFragment().toString();
        return document.at(pointer.substring(0, pointer.lastIndexOf('/')));
    }

    String of(JsonNode schema) {
        JsonNode rule = resolve(schema);
        if (rule.has("description")) {
            return rule.path("description").asText();
        }
        if (rule.has("enum")) {
            return String.join(", ", choices(rule));
        }
        return StreamSupport.stream(types(rule).spliterator(), false)
                .map(type -> ofType(type.asText(), rule))
                .collect(Collectors.joining(" or "));
    }

    List<String> choices(JsonNode schema) {
        return StreamSupport.stream(resolve(schema).path("enum").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    boolean wantsText(JsonNode schema) {
        JsonNode rule = resolve(schema);
        return rule.path("type").asText().equals("string") && !rule.has("description");
    }

    private JsonNode resolve(JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.path("$ref").asText().substring(1)) : schema;
    }

    private static Iterable<JsonNode> types(JsonNode rule) {
        return rule.path("type").isArray() ? rule.path("type") : List.of(rule.path("type"));
    }

    private static String ofType(String type, JsonNode rule) {
        return switch (type) {
            case "string" -> "text";
            case "integer" -> "a whole number" + range(rule);
            case "number" -> "a number" + range(rule);
            case "array" -> "a list" + (rule.has("minItems") ? " of at least one" : "");
            case "object" -> "a block of keys";
            case "boolean" -> "true or false";
            default -> type;
        };
    }

    private static String range(JsonNode rule) {
        if (rule.has("maximum")) {
            return " from " + rule.path("minimum").asText("0") + " to "
                    + rule.path("maximum").asText();
        }
        return rule.has("minimum") ? ", " + rule.path("minimum").asText() + " or more" : "";
    }
}
