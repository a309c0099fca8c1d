package io.regioncheck.demo.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.regioncheck.demo.http.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * What the things of a list must be like.
 *
 * @param wanted values of attributes, of which each needs one
 */
record Filters(Map<String, List<String>> wanted) {
    private static final Set<String> NO_FILTERS =
            Set.of("fields", "limit", "marker", "page_reverse", "sort_key", "sort_dir");

    static Filters of(Request request, Attributes<?> attributes) {
        Map<String, List<String>> wanted = new LinkedHashMap<>(request.queries());
        wanted.keySet().removeAll(NO_FILTERS);
        List<String> unknown =
                wanted.keySet().stream().filter(name -> !attributes.knows(name)).toList();
        if (!unknown.isEmpty()) {
            throw Faults.badRequest("['" + String.join("', '", unknown) + "'] is invalid attribute for filtering");
        }
        return new Filters(wanted);
    }

    List<String> values(String name) {
        return wanted.getOrDefault(name, List.of());
    }

    boolean accept(Function<String, JsonNode> valueOf) {
        return wanted.entrySet().stream().allMatch(filter -> accept(valueOf.apply(filter.getKey()), filter.getValue()));
    }

    private static boolean accept(JsonNode value, List<String> wanted) {
        if (value.isBoolean()) {
            return wanted.stream().anyMatch(text -> flag(text) == value.asBoolean());
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false).anyMatch(element -> accept(element, wanted));
        }
        if (value.isObject()) {
            return wanted.stream().anyMatch(text -> holds(value, text));
        }
        return wanted.contains(value.isNull() ? "" : value.asText());
    }

    /** Addresses are asked for as {@code fixed_ips=ip_address=10.0.0.5}. */
    private static boolean holds(JsonNode object, String text) {
        String[] sides = text.split("=", 2);
        return sides.length == 2 && object.path(sides[0]).asText().equals(sides[1]);
    }

    static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw Faults.invalidInput("'" + text + "' cannot be converted to boolean");
        };
    }
}
