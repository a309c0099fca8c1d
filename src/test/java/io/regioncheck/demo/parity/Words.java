package io.regioncheck.demo.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code {words}} of the script stand for: given at the start, kept from answers. */
final class Words {
    private static final Pattern WORD = Pattern.compile("\\{([a-z][a-z0-9.-]*)}");

    private final Map<String, String> values;

    /** A word that nothing was kept for, because the call that would have did not go well. */
    static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unknown(String word) {
            super("no {" + word + "} was kept");
        }
    }

    Words(Map<String, String> given) {
        values = new HashMap<>(given);
    }

    void put(String word, String value) {
        values.put(word, value);
    }

    /** Returns the text with its words filled in. */
    String in(String text) {
        return WORD.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
    }

    JsonNode in(JsonNode json) {
        if (json.isTextual()) {
            return TextNode.valueOf(in(json.asText()));
        }
        if (json.isArray()) {
            ArrayNode filled = JsonNodeFactory.instance.arrayNode();
            json.forEach(element -> filled.add(in(element)));
            return filled;
        }
        if (json.isObject()) {
            ObjectNode filled = JsonNodeFactory.instance.objectNode();
            json.properties().forEach(field -> filled.set(field.getKey(), in(field.getValue())));
            return filled;
        }
        return json;
    }

    private String value(String word) {
        return Optional.ofNullable(values.get(word)).orElseThrow(() -> new Unknown(word));
    }

    /** Returns the words that stand in a text. */
    static Set<String> of(String text) {
        Set<String> words = new TreeSet<>();
        WORD.matcher(text).results().map((MatchResult found) -> found.group(1)).forEach(words::add);
        return words;
    }
}
