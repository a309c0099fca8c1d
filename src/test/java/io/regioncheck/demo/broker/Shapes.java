package io.regioncheck.demo.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The shapes of RabbitMQ 3.10's answers: every key of the real one, with values that wait to be filled in. */
final class Shapes {
    private static final ObjectMapper JSON = new ObjectMapper();

    final ObjectNode overview = read("overview");
    final ObjectNode node = read("node");
    final ObjectNode queue = read("queue");
    final ObjectNode exchange = read("exchange");
    final ObjectNode connection = read("connection");
    final ObjectNode channel = read("channel");
    final ObjectNode consumer = read("consumer");
    final ObjectNode vhost = read("vhost");

    private static ObjectNode read(String name) {
        try (InputStream in = Objects.requireNonNull(Shapes.class.getResourceAsStream(name + ".json"), name)) {
            JsonNode tree = JSON.readTree(in);
            return (ObjectNode) tree;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
