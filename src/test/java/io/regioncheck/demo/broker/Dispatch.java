package io.regioncheck.demo.broker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Answers a call as the dispatcher of oslo.messaging does: oslo_messaging/rpc/dispatcher.py of Zed. */
final class Dispatch {
    private static final String MODULE = "oslo_messaging.rpc.dispatcher";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String service;
    private final List<Endpoint> endpoints;

    Dispatch(String service, List<Endpoint> endpoints) {
        this.service = service;
        this.endpoints = List.copyOf(endpoints);
    }

    /** Returns the reply to a call; none to a cast, which waits for none. */
    Optional<ObjectNode> reply(ObjectNode message) {
        if (!message.hasNonNull("_msg_id")) {
            return Optional.empty();
        }
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        reply.putNull("result").putNull("failure").put("ending", true);
        reply.set("_msg_id", message.path("_msg_id"));
        reply.put("_unique_id", UUID.randomUUID().toString().replace("-", ""));
        answer(message, reply);
        return Optional.of(reply);
    }

    private void answer(ObjectNode message, ObjectNode reply) {
        String method = message.path("method").asText();
        String namespace = message.path("namespace").asText("");
        String version = message.path("version").asText("1.0");
        List<Endpoint> fitting = endpoints.stream()
                .filter(one -> one.namespace().equals(message.path("namespace").isNull() ? "" : namespace))
                .filter(one -> one.accepts(version))
                .toList();
        if (fitting.stream().anyMatch(one -> one.methods().contains(method))) {
            result(method, message, reply);
        } else if (fitting.isEmpty()) {
            String words = "Endpoint does not support RPC version %s. Attempted method: %s".formatted(version, method);
            reply.put("failure", failure("UnsupportedVersion", words));
        } else {
            reply.put("failure", failure("NoSuchMethod", "Endpoint does not support RPC method " + method));
        }
    }

    /** nova/baserpc.py of Zed: who answers is told by the service's name and not the host's; which host, by the queue. */
    private void result(String method, ObjectNode message, ObjectNode reply) {
        if (method.equals("ping")) {
            ObjectNode pong = reply.putObject("result");
            pong.put("service", service);
            pong.set("arg", message.path("args").path("arg"));
        }
    }

    private static String failure(String type, String words) {
        ObjectNode failure = JsonNodeFactory.instance.objectNode();
        failure.put("class", type).put("module", MODULE).put("message", words);
        failure.putArray("tb")
                .add("Traceback (most recent call last):\n")
                .add(
                        "  File \"/usr/lib/python3/dist-packages/oslo_messaging/rpc/server.py\", line 165, in _process_incoming\n"
                                + "    res = self.dispatcher.dispatch(message)\n"
                                + "          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n")
                .add("%s.%s: %s\n".formatted(MODULE, type, words));
        failure.putArray("args").add(words);
        failure.putObject("kwargs");
        try {
            return JSON.writeValueAsString(failure);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
