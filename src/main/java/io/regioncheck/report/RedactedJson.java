package io.regioncheck.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A JSON document without secrets that is still a JSON document: a secret can be a number, or a key. */
final class RedactedJson {
    private static final JsonMapper JSON = new JsonMapper();

    private final Redaction redaction;

    RedactedJson(Redaction redaction) {
        this.redaction = redaction;
    }

    String of(String document) {
        try {
            JsonNode tree = JSON.readTree(document);
            JsonNode masked = masked(tree);
            // what holds no secret stays as it came, with its line breaks
            return masked.equals(tree)
                    ? redaction.mask(document)
                    : JSON.writerWithDefaultPrettyPrinter().writeValueAsString(masked);
        } catch (JsonProcessingException notJson) {
            return redaction.mask(document);
        }
    }

    private JsonNode masked(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.fields()
                    .forEachRemaining(field -> copy.set(redaction.mask(field.getKey()), masked(field.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> copy.add(masked(element)));
            return copy;
        }
        String text = node.asText();
        String masked = redaction.mask(text);
        return masked.equals(text) ? node : JsonNodeFactory.instance.textNode(masked);
    }
}
