package io.regioncheck.demo.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a service answers, and how it is put on the wire. */
public record Answer(int status, Map<String, String> headers, byte[] body, Delivery delivery) {
    public static final ObjectMapper JSON = new ObjectMapper();

    /** How an answer reaches the client. */
    public enum Delivery {
        WHOLE,
        /** The connection ends in the middle of the body that was announced. */
        TRUNCATED,
        /** The connection ends before the answer begins. */
        CLOSED,
        /** The connection is reset before the answer begins. */
        RESET
    }

    public static Answer json(int status, JsonNode body) {
        try {
            return bytes(status, "application/json", JSON.writeValueAsBytes(body));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public static Answer text(int status, String type, String body) {
        return bytes(status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer bytes(int status, String type, byte[] body) {
        return new Answer(status, Map.of("Content-Type", type), body, Delivery.WHOLE);
    }

    /** Returns an answer without a body. */
    public static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0], Delivery.WHOLE);
    }

    /** Returns the same with a header more, or with another value of it. */
    public Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body, delivery);
    }

    /** Returns the same, put on the wire in another way. */
    public Answer delivered(Delivery other) {
        return new Answer(status, headers, body, other);
    }

    /** Returns the same with another body. */
    public Answer saying(byte[] other) {
        return new Answer(status, headers, other, delivery);
    }
}
