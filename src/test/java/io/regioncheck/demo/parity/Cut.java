package io.regioncheck.demo.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Shortens lists to their first three elements and those beyond that add to the shape of the whole. */
final class Cut {
    private static final int KEPT = 3;
    /** Which extensions, services and versions there are is what one wants to know of them. */
    private static final Set<String> WHOLE = Set.of("/extensions", "/catalog", "/versions");

    private final Map<String, Integer> lengths = new TreeMap<>();

    private Cut() {}

    static Answer of(Answer answer) {
        Cut cut = new Cut();
        return new Answer(
                answer.status(),
                answer.headers(),
                answer.body().map(body -> cut.shorten("", body)),
                answer.note(),
                cut.lengths);
    }

    private JsonNode shorten(String path, JsonNode node) {
        if (node.isArray()) {
            return shortenList(path, node);
        }
        if (node.isObject()) {
            ObjectNode shorter = JsonNodeFactory.instance.objectNode();
            node.properties()
                    .forEach(field ->
                            shorter.set(field.getKey(), shorten(path + "/" + field.getKey(), field.getValue())));
            return shorter;
        }
        return node;
    }

    private JsonNode shortenList(String path, JsonNode list) {
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < list.size(); i++) {
            JsonNode element = shorten(path + "/" + i, list.get(i));
            if (i < KEPT || WHOLE.contains(path) || adds(kept, element)) {
                kept.add(element);
            }
        }
        if (kept.size() < list.size()) {
            lengths.put(path.isEmpty() ? "/" : path, list.size());
        }
        return kept;
    }

    private static boolean adds(ArrayNode kept, JsonNode element) {
        return !Shape.of(kept).equals(Shape.of(kept.deepCopy().add(element)));
    }
}
