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
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Holds a file against a JSON Schema and says what is wrong in the words of {@link Mistake}. */
final class SchemaCheck {
    private static final int LONGEST = 60;

    private final JsonNode document;
    private final Schema schema;

    private SchemaCheck(JsonNode document) {
        this.document = document;
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(document);
    }

    static SchemaCheck of(Class<?> owner, String resource) {
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
                .map(error -> mistake(yaml, error))
                .toList();
    }

    private Mistake mistake(YamlFile yaml, Error error) {
        String path = path(error.getInstanceLocation());
        JsonNode value = error.getInstanceNode();
        JsonNode rule = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "additionalProperties" -> unknownKey(yaml, path, error);
            case "required" -> {
                String missing = YamlFile.child(path, error.getProperty());
                yield Mistake.of(yaml.line(path), missing, "no such key", "it is required");
            }
            case "enum" -> {
                List<String> words = StreamSupport.stream(rule.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList();
                yield new Mistake(
                        yaml.line(path),
                        path,
                        show(path, value),
                        String.join(", ", words),
                        Nearest.to(value.asText(), words));
            }
            case "type" -> Mistake.of(yaml.line(path), path, show(path, value), named(rule));
            default -> Mistake.of(yaml.line(path), path, show(path, value), error.getMessage());
        };
    }

    private Mistake unknownKey(YamlFile yaml, String path, Error error) {
        String key = error.getProperty();
        List<String> keys = allowedKeys(error);
        String full = YamlFile.child(path, key);
        String allowed = keys.stream().sorted().collect(Collectors.joining(", "));
        return new Mistake(yaml.line(full), full, "an unknown key", allowed, Nearest.to(key, keys));
    }

    /** The keys that are allowed where the broken rule stands: those beside it in the schema. */
    private List<String> allowedKeys(Error error) {
        String pointer = error.getSchemaLocation().getFragment().toString();
        JsonNode around = document.at(pointer.substring(0, pointer.lastIndexOf('/')));
        List<String> keys = new ArrayList<>();
        around.path("properties").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static String named(JsonNode rule) {
        List<String> types = rule.isArray()
                ? StreamSupport.stream(rule.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : List.of(rule.asText());
        return types.stream()
                .map(type -> switch (type) {
                    case "string" -> "text";
                    case "integer" -> "a whole number";
                    case "array" -> "a list";
                    case "object" -> "a block of keys";
                    case "boolean" -> "true or false";
                    default -> type;
                })
                .collect(Collectors.joining(" or "));
    }

    /** Never shows what may be a secret. */
    static String show(String path, JsonNode value) {
        String last = path.toLowerCase(Locale.ROOT);
        if (last.contains("password") || last.contains("secret")) {
            return Secret.of("").toString();
        }
        String text = value.isTextual() ? "\"" + value.asText() + "\"" : value.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
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
