package io.regioncheck.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regioncheck.broker.RpcQuestion.Ping;
import io.regioncheck.broker.RpcQuestion.VersionProbe;
import io.regioncheck.release.RpcVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTests {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RpcTarget TARGET = RpcTarget.of("nova", "compute", "compute1");

    private static JsonNode sealed(RpcQuestion question) throws IOException {
        JsonNode outer = JSON.readTree(Envelope.seal(question, "0123", "reply_regioncheck_1"));
        assertThat(outer.path("oslo.version").asText()).isEqualTo("2.0");
        return JSON.readTree(outer.path("oslo.message").asText());
    }

    private static Envelope.Opened open(String text) {
        return Envelope.open(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void pingIsThatOfNovasBaseApi() throws Exception {
        JsonNode message = sealed(new Ping(TARGET));
        assertThat(message.path("method").asText()).isEqualTo("ping");
        assertThat(message.path("namespace").asText()).isEqualTo("baseapi");
        assertThat(message.path("version").asText()).isEqualTo("1.1");
        assertThat(message.path("args").path("arg").asText()).isEqualTo("0123");
        assertThat(message.path("_msg_id").asText()).isEqualTo("0123");
        assertThat(message.path("_reply_q").asText()).isEqualTo("reply_regioncheck_1");
        assertThat(message.has("_timeout"))
                .as("call monitoring would send heartbeats")
                .isFalse();
    }

    @Test
    void probeCallsWhatNoServiceHasByANameThatIsNotLogged() throws Exception {
        JsonNode message = sealed(new VersionProbe(TARGET, Optional.of("compute_task"), new RpcVersion(1, 24)));
        assertThat(message.path("method").asText()).startsWith("regioncheck").endsWith("_ignore_errors");
        assertThat(message.path("version").asText()).isEqualTo("1.24");
        assertThat(message.path("namespace").asText()).isEqualTo("compute_task");
        assertThat(message.path("args")).isEmpty();
        assertThat(sealed(new VersionProbe(TARGET, Optional.empty(), new RpcVersion(6, 1)))
                        .has("namespace"))
                .isFalse();
    }

    @Test
    void contextNamesNobodyAndCarriesNoRight() throws Exception {
        JsonNode message = sealed(new Ping(TARGET));
        List<String> context = new ArrayList<>();
        message.fieldNames().forEachRemaining(name -> {
            if (name.startsWith("_context_")) {
                context.add(name);
            }
        });
        assertThat(context)
                .containsExactlyInAnyOrder(
                        "_context_user_id",
                        "_context_project_id",
                        "_context_is_admin",
                        "_context_read_deleted",
                        "_context_roles",
                        "_context_request_id");
        assertThat(message.path("_context_is_admin").asBoolean(true)).isFalse();
        assertThat(message.path("_context_roles")).isEmpty();
        assertThat(message.path("_context_user_id").isNull()).isTrue();
        assertThat(message.path("_context_request_id").asText()).isEqualTo("req-regioncheck-0123");
    }

    /** As nova-compute of Zed replied on the wire. */
    @Test
    void resultIsRead() {
        Envelope.Opened opened = open(
                "{\"oslo.version\": \"2.0\", \"oslo.message\": \"{\\\"result\\\": {\\\"service\\\": \\\"compute\\\","
                        + " \\\"arg\\\": \\\"x\\\"}, \\\"failure\\\": null, \\\"ending\\\": true, \\\"_msg_id\\\": \\\"c8\\\","
                        + " \\\"_unique_id\\\": \\\"e5\\\"}\"}");
        assertThat(opened.id()).contains("c8");
        assertThat(opened.reply()).containsInstanceOf(RpcReply.Result.class);
    }

    @Test
    void failureIsJsonWithinJsonWithinJson() throws Exception {
        String failure = JSON.writeValueAsString(JSON.createObjectNode()
                .put("class", "UnsupportedVersion")
                .put("module", "oslo_messaging.rpc.dispatcher")
                .put("message", "Endpoint does not support RPC version 99.0."));
        String message = JSON.writeValueAsString(JSON.createObjectNode()
                .putNull("result")
                .put("failure", failure)
                .put("_msg_id", "c8"));
        Envelope.Opened opened = Envelope.open(JSON.writeValueAsBytes(
                JSON.createObjectNode().put("oslo.version", "2.0").put("oslo.message", message)));
        assertThat(opened.reply())
                .contains(new RpcReply.Failure("UnsupportedVersion", "Endpoint does not support RPC version 99.0."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "7",
                "null",
                "{}",
                "{\"oslo.message\": \"\"}",
                "{\"oslo.message\": \"{\"}",
                "{\"oslo.message\": \"7\"}",
                "{\"oslo.message\": \"{\\\"_msg_id\\\": \\\"c8\\\", \\\"failure\\\": \\\"{}\\\"}\"}",
                "{\"oslo.message\": \"{\\\"_msg_id\\\": \\\"c8\\\", \\\"failure\\\": \\\"no json\\\"}\"}"
            })
    void garbageIsNoReply(String text) {
        assertThat(open(text).reply()).isEmpty();
        assertThat(open(text).trouble()).isNotBlank();
    }
}
