package io.regioncheck.demo.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;

/** The calls of {@code calls.yaml}, which says how they are written. */
record Script(Map<String, String> given, List<Call> calls) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FIELDS =
            Set.of("name", "as", "do", "send", "body", "raw", "keep", "until", "status", "fleeting", "undo");

    Script {
        given = Map.copyOf(given);
        calls = List.copyOf(calls);
    }

    static Script ofTheHouse() {
        try (InputStream yaml = Objects.requireNonNull(Script.class.getResourceAsStream("calls.yaml"))) {
            return read(new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Script read(String yaml) {
        JsonNode script = JSON.valueToTree(new Yaml().load(yaml));
        List<Call> calls = new ArrayList<>();
        script.path("calls").forEach(call -> calls.add(call(call)));
        return new Script(texts(script.path("given")), calls);
    }

    private static Call call(JsonNode call) {
        String name = call.path("name").asText();
        call.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException(name + ": what is \"" + field + "\"?");
            }
        });
        Map<String, String> until = new TreeMap<>(texts(call.path("until")));
        Duration within = Duration.ofSeconds(
                Long.parseLong(Optional.ofNullable(until.remove("within")).orElse("0")));
        return new Call(
                name,
                ask(call),
                texts(call.path("keep")),
                until,
                within,
                call.path("status").asInt(200),
                StreamSupport.stream(call.path("fleeting").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList(),
                undo(call));
    }

    private static Optional<Ask> undo(JsonNode call) {
        JsonNode undo = call.path("undo");
        if (undo.isMissingNode()) {
            return Optional.empty();
        }
        JsonNode whole = undo.isTextual() ? JSON.createObjectNode().set("do", undo) : undo;
        return Optional.of(ask(whole));
    }

    private static Ask ask(JsonNode call) {
        String[] words = call.path("do").asText().split(" ", 3);
        if (words.length < 2) {
            throw new IllegalArgumentException("do: \"" + call.path("do").asText() + "\" is not METHOD service path");
        }
        return new Ask(
                call.path("as").asText("member"),
                words[0],
                words[1],
                words.length == 3 ? words[2] : "",
                texts(call.path("send")),
                Optional.of(call.path("body")).filter(body -> !body.isMissingNode()),
                Optional.of(call.path("raw")).filter(JsonNode::isTextual).map(JsonNode::asText));
    }

    private static Map<String, String> texts(JsonNode map) {
        Map<String, String> texts = new TreeMap<>();
        map.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }
}
