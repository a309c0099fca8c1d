package io.regioncheck.demo.parity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the element of one list that stands for an element of another: lists of two regions differ in order, and in what else is there. */
final class Elements {
    /** What an element is known by, from the surest on; an id is only of use where it is the same everywhere, as that of a version. */
    private static final List<List<String>> KEYS = List.of(
            List.of("alias"),
            List.of("binary", "host"),
            List.of("type"),
            List.of("interface"),
            List.of("name"),
            List.of("zoneName"),
            List.of("action"),
            List.of("event"),
            List.of("device_owner"),
            List.of("id"));

    private static final String ONLY = "only";

    private Elements() {}

    /** Returns the objects of two lists that belong together, by what they are known by. */
    static Map<String, Pair> pairs(JsonNode lab, JsonNode other) {
        if (lab.size() == 1 && other.size() == 1) {
            return mayBeSame(lab.path(0), other.path(0))
                    ? Map.of(ONLY, new Pair(lab.path(0), other.path(0)))
                    : Map.of();
        }
        Map<String, JsonNode> shown = byKey(other);
        Map<String, Pair> pairs = new TreeMap<>();
        byKey(lab)
                .forEach((key, element) ->
                        Optional.ofNullable(shown.get(key)).ifPresent(same -> pairs.put(key, new Pair(element, same))));
        return pairs;
    }

    /** Where each list has one element, it is the same thing unless the two are known to be called otherwise. */
    private static boolean mayBeSame(JsonNode lab, JsonNode other) {
        boolean otherwise = Stream.of("alias", "binary", "type", "name")
                .anyMatch(field -> !lab.path(field).equals(other.path(field)));
        return lab.isObject() && !otherwise;
    }

    /** Two elements that stand for the same thing. */
    record Pair(JsonNode lab, JsonNode other) {}

    /** Returns the texts that a field has in the elements of a list. */
    static Set<String> texts(JsonNode list, String field) {
        Set<String> texts = new HashSet<>();
        list.forEach(element -> {
            if (element.path(field).isTextual()) {
                texts.add(element.path(field).asText());
            }
        });
        return texts;
    }

    /** What two elements are known by, none is known by. */
    private static Map<String, JsonNode> byKey(JsonNode list) {
        Map<String, JsonNode> known = new TreeMap<>();
        Set<String> ambiguous = new HashSet<>();
        list.forEach(element -> key(element).ifPresent(key -> {
            if (known.put(key, element) != null) {
                ambiguous.add(key);
            }
        }));
        known.keySet().removeAll(ambiguous);
        return known;
    }

    private static Optional<String> key(JsonNode element) {
        return KEYS.stream()
                .filter(fields ->
                        fields.stream().allMatch(field -> element.path(field).isTextual()))
                .findFirst()
                .map(fields -> fields.stream()
                        .map(field -> element.path(field).asText())
                        .collect(Collectors.joining("@")));
    }
}
