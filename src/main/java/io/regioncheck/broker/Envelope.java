package io.regioncheck.broker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.broker.RpcQuestion.Ping;
import io.regioncheck.broker.RpcQuestion.VersionProbe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The envelope 2.0 of oslo.messaging: an object with a version and the message, which is JSON in a string
 * (oslo_messaging/_drivers/common.py, serialize_msg; 1.8 to 17). A failure within it is JSON in a string once more.
 */
final class Envelope {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VERSION = "oslo.version";
    private static final String MESSAGE = "oslo.message";

    private Envelope() {}

    /** Something that came to our reply queue: to which question, if it says so, and what. */
    record Opened(Optional<String> id, Optional<RpcReply> reply, String trouble) {

        static Opened garbled(Optional<String> id, String why) {
            return new Opened(id, Optional.empty(), why);
        }
    }

    /**
     * Returns a call. Its context names no user, no project, no token and no role: a ping needs none, and what does not exist is not
     * carried out.
     */
    static byte[] seal(RpcQuestion question, String id, String replyQueue) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        if (question instanceof Ping) {
            message.put("method", "ping").put("namespace", "baseapi").put("version", "1.1");
            message.putObject("args").put("arg", id);
        } else if (question instanceof VersionProbe probe) {
            message.put("method", VersionProbe.METHOD)
                    .put("version", probe.version().toString());
            probe.namespace().ifPresent(namespace -> message.put("namespace", namespace));
            message.putObject("args");
        }
        message.put("_msg_id", id).put("_reply_q", replyQueue).put("_unique_id", id);
        message.putNull("_context_user_id").putNull("_context_project_id");
        message.put("_context_is_admin", false).put("_context_read_deleted", "no");
        message.putArray("_context_roles");
        message.put("_context_request_id", "req-" + Bus.NAME + "-" + id);
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        try {
            envelope.put(VERSION, "2.0").put(MESSAGE, JSON.writeValueAsString(message));
            return JSON.writeValueAsBytes(envelope);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static Opened open(byte[] body) {
        try {
            JsonNode outer = JSON.readTree(body);
            // without an envelope it is taken as it is, as deserialize_msg does
            JsonNode message =
                    outer.has(MESSAGE) ? JSON.readTree(outer.path(MESSAGE).asText()) : outer;
            return message.isObject() ? opened(message) : Opened.garbled(Optional.empty(), "no object in its envelope");
        } catch (IOException wrong) {
            return Opened.garbled(Optional.empty(), "what came is not JSON");
        }
    }

    private static Opened opened(JsonNode message) throws IOException {
        Optional<String> id =
                Optional.of(message.path("_msg_id")).filter(JsonNode::isTextual).map(JsonNode::asText);
        JsonNode failure = message.path("failure");
        if (failure.isTextual()) {
            JsonNode remote = JSON.readTree(failure.asText());
            return remote.path("class").isTextual()
                    ? replied(
                            id,
                            new RpcReply.Failure(
                                    remote.path("class").asText(),
                                    remote.path("message").asText()))
                    : Opened.garbled(id, "a failure without a class");
        }
        if (message.path("result").isMissingNode()) {
            return Opened.garbled(id, "neither a result nor a failure");
        }
        return message.path("result").isNull()
                ? replied(id, new RpcReply.Nothing())
                : replied(id, new RpcReply.Result(message.path("result")));
    }

    private static Opened replied(Optional<String> id, RpcReply reply) {
        return new Opened(id, Optional.of(reply), "");
    }
}
