package io.regioncheck.environment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Holds a file against a JSON Schema and says what is wrong in the words of {@link Mistake}. */
final class SchemaCheck {
    private static final int LONGEST = 80;

    private static final Map<String, SchemaCheck> KNOWN = new ConcurrentHashMap<>();

    private final SchemaWords words;
    private final Schema schema;

    private SchemaCheck(JsonNode document) {
        this.words = new SchemaWords(document);
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(document);
    }

    /** Schemas are kept: to prepare one takes longer than to hold a file against it. */
    static SchemaCheck of(Class<?> owner, String resource) {
        return KNOWN.computeIfAbsent(owner.getName() + "/" + resource, name -> read(owner, resource));
    }

    private static SchemaCheck read(Class<?> owner, String resource) {
        try (InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("this build lacks the schema " + resource);
            }
            return new SchemaCheck(new ObjectMapper().readTree(in));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read the schema " + resource, failure);
        }
    }

    List<Mistake> mistakes(YamlFile yaml) {
        return schema.validate(yaml.json()).stream()
                .flatMap(error -> mistakes(yaml, error))
                .toList();
    }

    private Stream<Mistake> mistakes(YamlFile yaml, Error error) {
        String path = path(error.getInstanceLocation());
        JsonNode value = error.getInstanceNode();
        JsonNode rule = words.around(error);
        return switch (error.getKeyword()) {
            case "additionalProperties" -> Stream.of(unknownKey(yaml, path, error.getProperty(), rule));
            case "required" -> {
                String allowed = words.of(rule.path("properties").path(error.getProperty())) + " (required)";
                String missing = YamlFile.child(path, error.getProperty());
                yield Stream.of(Mistake.of(yaml.line(path), missing, "nothing", allowed));
            }
            case "uniqueItems" -> repeated(yaml, path, value);
            default -> Stream.of(misfit(yaml, path, value, rule));
        };
    }

    private Mistake misfit(YamlFile yaml, String path, JsonNode value, JsonNode rule) {
        boolean unquoted = value.isNumber() || value.isBoolean();
        String allowed = words.of(rule) + (unquoted && words.wantsText(rule) ? ", in quotes" : "");
        String found = show(path, value);
        if (isSecret(path)) {
            found = value.isObject() ? value.size() + " keys" : "a secret that is written as it is";
        } else if (unquoted) {
            found = yaml.written(path).orElse(value.asText());
        }
        return new Mistake(yaml.line(path), path, found, allowed, Nearest.to(value.asText(), words.choices(rule)));
    }

    private static Mistake unknownKey(YamlFile yaml, String path, String key, JsonNode rule) {
        List<String> keys = new ArrayList<>();
        rule.path("properties").fieldNames().forEachRemaining(keys::add);
        String full = YamlFile.child(path, key);
        return new Mistake(
                yaml.line(full),
                isSecret(path) ? path : full,
                "an unknown key",
                String.join(", ", keys.stream().sorted().toList()),
                Nearest.to(key, keys));
    }

    private static Stream<Mistake> repeated(YamlFile yaml, String path, JsonNode list) {
        List<Mistake> mistakes = new ArrayList<>();
        List<JsonNode> seen = new ArrayList<>();
        for (JsonNode element : list) {
            String here = path + "[" + seen.size() + "]";
            if (seen.contains(element)) {
                int first = yaml.line(path + "[" + seen.indexOf(element) + "]");
                String found = show(here, element) + " a second time, first on line " + first;
                mistakes.add(Mistake.of(yaml.line(here), here, found, "each once"));
            }
            seen.add(element);
        }
        return mistakes.stream();
    }

    /** Shows a value in so far as it is short, and cannot be a secret nor hold one. */
    private static String show(String path, JsonNode value) {
        if (value.isNull()) {
            return "nothing";
        }
        if (value.isContainerNode()) {
            return value.isArray() ? (value.isEmpty() ? "an empty list" : "a list") : "a block of keys";
        }
        return show(path, value.asText());
    }

    static String show(String path, String text) {
        if (isSecret(path)) {
            return Secret.of(text).toString();
        }
        String bare = text.replaceAll("//[^/@]*@", "//…@");
        return "\"" + (bare.length() <= LONGEST ? bare : bare.substring(0, LONGEST) + "…") + "\"";
    }

    private static boolean isSecret(String path) {
        String words = path.toLowerCase(Locale.ROOT);
        return words.contains("password") || words.contains("secret");
    }

    static String path(NodePath location) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < location.getNameCount(); i++) {
            Object element = Optional.ofNullable(location.getElement(i)).orElse("");
            if (element instanceof Integer index) {
                path.append('[').append(index).append(']');
            } else if (!element.toString().isEmpty()) {
                path.append(path.isEmpty() ? "" : ".").append(element);
            }
        }
        return path.toString();
    }
}
