package io.regioncheck.demo.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts fixed words in the place of what is secret or only of the machine that was recorded. */
final class Scrub {
    private static final String TOKEN = "a-token";
    private static final Set<String> SECRET_FIELDS = Set.of("adminPass", "password");

    private final Map<Pattern, String> words = new LinkedHashMap<>();

    /** Replaces a secret wherever it stands. */
    Scrub hiding(String secret, String word) {
        words.put(Pattern.compile(Pattern.quote(secret)), word);
        return this;
    }

    /** Replaces a name where it stands as a word: a machine may be called vm, and nova has a field vm_state. */
    Scrub renaming(String name, String other) {
        words.put(Pattern.compile("(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])"), other);
        return this;
    }

    Exchange of(Exchange exchange) {
        return new Exchange(
                exchange.name(),
                exchange.as(),
                exchange.method(),
                exchange.service(),
                exchange.path(),
                exchange.sent(),
                exchange.answer().map(this::of),
                exchange.trouble().map(this::hide));
    }

    private Answer of(Answer answer) {
        Map<String, String> headers = new TreeMap<>();
        answer.headers()
                .forEach((name, value) -> headers.put(name, name.equals("X-Subject-Token") ? TOKEN : hide(value)));
        return new Answer(
                answer.status(),
                headers,
                answer.body().map(this::hide),
                answer.note().map(this::hide),
                answer.cut());
    }

    private JsonNode hide(JsonNode node) {
        if (node.isTextual()) {
            return TextNode.valueOf(hide(node.asText()));
        }
        if (node.isArray()) {
            ArrayNode hidden = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> hidden.add(hide(element)));
            return hidden;
        }
        if (node.isObject()) {
            ObjectNode hidden = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(field -> hidden.set(hide(field.getKey()), hide(field)));
            return hidden;
        }
        return node;
    }

    private JsonNode hide(Map.Entry<String, JsonNode> field) {
        boolean secret =
                SECRET_FIELDS.contains(field.getKey()) && field.getValue().isTextual();
        return secret ? TextNode.valueOf("a-password") : hide(field.getValue());
    }

    private String hide(String text) {
        String hidden = text;
        for (Map.Entry<Pattern, String> word : words.entrySet()) {
            hidden = word.getKey().matcher(hidden).replaceAll(Matcher.quoteReplacement(word.getValue()));
        }
        return hidden;
    }
}
