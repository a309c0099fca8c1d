package io.regioncheck.demo.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How much of a list a client wants: a page of it, some columns of it. */
record Asked(Map<String, String> query) {
    private static final int LARGEST_PAGE = 500;
    private static final int USUAL_PAGE = 100;

    static Asked of(@Nullable String raw) {
        Map<String, String> query = new HashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] sides = pair.split("=", 2);
            query.put(sides[0], sides.length == 2 ? URLDecoder.decode(sides[1], StandardCharsets.UTF_8) : "");
        }
        return new Asked(query);
    }

    /** Returns a list whose elements are only made for the names that are wanted. */
    JsonNode of(List<String> names, Function<String, Optional<ObjectNode>> element) {
        if (!query.containsKey("page")) {
            return elements(names, element);
        }
        int page = number("page", 1);
        int size = Math.min(LARGEST_PAGE, number("page_size", USUAL_PAGE));
        List<String> found = names.stream()
                .filter(name -> name.contains(query.getOrDefault("name", "")))
                .toList();
        List<String> here = found.stream().skip((page - 1L) * size).limit(size).toList();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("filtered_count", found.size()).put("item_count", here.size());
        json.set("items", elements(here, element));
        json.put("page", page).put("page_count", (found.size() + size - 1) / size);
        json.put("page_size", size).put("total_count", names.size());
        return json;
    }

    private ArrayNode elements(List<String> names, Function<String, Optional<ObjectNode>> element) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        names.forEach(name -> element.apply(name).ifPresent(json -> list.add(columns(json))));
        return list;
    }

    private ObjectNode columns(ObjectNode json) {
        String wanted = query.getOrDefault("columns", "");
        return wanted.isEmpty() ? json : json.retain(Arrays.asList(wanted.split(",")));
    }

    private int number(String key, int usual) {
        String text = query.getOrDefault(key, "");
        return text.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(text) : usual;
    }
}
