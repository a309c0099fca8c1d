package io.regioncheck.demo.parity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a service answered.
 *
 * @param headers those that are compared
 * @param body empty where it is no JSON
 * @param note what it is then: {@code empty}, {@code text: …} or {@code bytes: …}
 * @param cut where lists were shortened, and how long they were
 */
public record Answer(
        int status,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> headers,
        Optional<JsonNode> body,
        Optional<String> note,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Integer> cut) {
    private static final int LONGEST_NOTE = 300;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> HEADERS = List.of(
            "Content-Type",
            "Content-MD5",
            "Location",
            "OpenStack-API-Version",
            "Retry-After",
            "Vary",
            "WWW-Authenticate",
            "X-OpenStack-Nova-API-Version",
            "X-Subject-Token",
            "x-compute-request-id",
            "x-openstack-request-id");

    public Answer {
        // what is empty is left out of recordings
        headers = Map.copyOf(Objects.requireNonNullElse(headers, Map.of()));
        cut = Map.copyOf(Objects.requireNonNullElse(cut, Map.of()));
    }

    static Answer of(HttpResponse<byte[]> response) {
        byte[] bytes = response.body();
        Map<String, String> headers = chosen(response.headers());
        String type = headers.getOrDefault("Content-Type", "");
        Optional<JsonNode> body = bytes.length == 0 || !type.contains("json") ? Optional.empty() : json(bytes);
        Optional<String> note = body.isPresent() ? Optional.empty() : Optional.of(note(bytes, type));
        return new Answer(response.statusCode(), headers, body, note, Map.of());
    }

    private static Map<String, String> chosen(HttpHeaders all) {
        Map<String, String> chosen = new TreeMap<>();
        for (String name : HEADERS) {
            List<String> values = all.allValues(name);
            if (!values.isEmpty()) {
                chosen.put(name, String.join(", ", values));
            }
        }
        return chosen;
    }

    private static Optional<JsonNode> json(byte[] bytes) {
        try {
            return Optional.of(JSON.readTree(new String(bytes, StandardCharsets.UTF_8)));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private static String note(byte[] bytes, String type) {
        if (bytes.length == 0) {
            return "empty";
        }
        if (type.startsWith("text/") || type.contains("json") || type.contains("xml")) {
            String text = new String(bytes, StandardCharsets.UTF_8)
                    .replaceAll("\\s+", " ")
                    .strip();
            return "text: " + (text.length() <= LONGEST_NOTE ? text : text.substring(0, LONGEST_NOTE) + "…");
        }
        return "bytes: " + bytes.length;
    }

    /** Returns the same answer without some fields of its body. */
    Answer without(List<String> pointers) {
        Optional<JsonNode> rest = body.map(JsonNode::deepCopy);
        rest.ifPresent(left -> pointers.forEach(pointer -> {
            int last = pointer.lastIndexOf('/');
            Pointer.find(left, pointer.substring(0, last))
                    .filter(JsonNode::isObject)
                    .ifPresent(holder -> ((ObjectNode) holder).remove(pointer.substring(last + 1)));
        }));
        return new Answer(status, headers, rest, note, cut);
    }
}
