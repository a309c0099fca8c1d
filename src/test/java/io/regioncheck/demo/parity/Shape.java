package io.regioncheck.demo.parity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What of a JSON body is the same wherever it is asked for: which paths there are and what kinds of values stand at them. All elements
 * of a list, and all values of a map with free keys, are one: {@code *} and {@code {}} in paths.
 *
 * @param kinds by path
 * @param optional paths that not every object that could have them has
 */
record Shape(Map<String, Set<String>> kinds, Set<String> optional) {
    static final String NULL = "null";
    static final String OBJECT = "an object";
    static final String LIST = "a list";
    static final String EMPTY_LIST = "an empty list";

    static Shape of(JsonNode body) {
        Gathering gathering = new Gathering();
        gathering.visit("", body);
        return gathering.shape();
    }

    /** Returns whether the path is inside a list or a map, where many are merged. */
    static boolean isMerged(String path) {
        return path.contains("/*") || path.contains("/{}");
    }

    static String parent(String path) {
        return path.substring(0, Math.max(path.lastIndexOf('/'), 0));
    }

    private static final class Gathering {
        private final Map<String, Set<String>> kinds = new TreeMap<>();
        private final Map<String, Integer> objects = new HashMap<>();
        private final Map<String, Integer> seen = new HashMap<>();

        void visit(String path, JsonNode node) {
            kinds.computeIfAbsent(path, first -> new TreeSet<>()).add(kind(node));
            if (node.isArray()) {
                node.forEach(element -> visit(path + "/*", element));
            } else if (node.isObject() && FreeKeys.at(path)) {
                node.forEach(value -> visit(path + "/{}", value));
            } else if (node.isObject()) {
                objects.merge(path, 1, Integer::sum);
                node.properties().stream()
                        .filter(field -> !FreeKeys.isGiven(field.getKey()))
                        .forEach(field -> {
                            String child = path + "/" + field.getKey().replace('/', '|');
                            seen.merge(child, 1, Integer::sum);
                            visit(child, field.getValue());
                        });
            }
        }

        Shape shape() {
            Set<String> optional = new TreeSet<>();
            seen.forEach((path, times) -> {
                if (times < objects.getOrDefault(parent(path), 0)) {
                    optional.add(path);
                }
            });
            return new Shape(kinds, optional);
        }

        private static String kind(JsonNode node) {
            return switch (node.getNodeType()) {
                case NULL, MISSING -> NULL;
                case ARRAY -> node.isEmpty() ? EMPTY_LIST : LIST;
                case OBJECT, POJO -> OBJECT;
                case BOOLEAN -> "a boolean";
                case NUMBER -> node.isIntegralNumber() ? "an integer" : "a decimal";
                case STRING, BINARY -> TextKind.of(node.asText());
            };
        }
    }
}
