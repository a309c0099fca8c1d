package io.regioncheck.demo.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.regioncheck.demo.region.DemoHost.Role;
import io.regioncheck.demo.region.Incident;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client that speaks oslo.messaging's envelope over AMQP hears from the daemons. */
class RespondersTests {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A question to the daemons of a region. */
    private record Call(String exchange, String queue, String namespace, String version, String method) {
        /** Returns the reply; none if it does not come within the time. */
        Optional<ObjectNode> ask(DemoBroker broker, int millis) throws Exception {
            try (Connection connection = broker.clients().newConnection();
                    Channel channel = connection.createChannel()) {
                String replies = "reply_" + UUID.randomUUID().toString().replace("-", "");
                BlockingQueue<byte[]> heard = new LinkedBlockingQueue<>();
                channel.queueDeclare(replies, false, false, false, Map.of("x-expires", 60_000));
                channel.basicConsume(replies, true, (tag, delivery) -> heard.add(delivery.getBody()), tag -> {});
                channel.basicPublish(exchange, queue, null, Envelope.seal(message(replies)));
                byte[] body = heard.poll(millis, TimeUnit.MILLISECONDS);
                return body == null ? Optional.empty() : Envelope.open(body);
            }
        }

        private ObjectNode message(String replies) {
            ObjectNode message = JsonNodeFactory.instance.objectNode();
            message.put("_msg_id", "m1")
                    .put("_reply_q", replies)
                    .put("method", method)
                    .put("version", version);
            if (!namespace.isEmpty()) {
                message.put("namespace", namespace);
            }
            message.putObject("args").put("arg", "42");
            return message;
        }
    }

    private static void with(Sample sample, Consumer<DemoBroker> what) {
        try (sample;
                DemoBroker broker = DemoBroker.start(sample.region());
                Responders running = Responders.start(broker, sample.region(), sample.threads())) {
            assertThat(running).isNotNull();
            what.accept(broker);
        }
    }

    private static JsonNode asked(DemoBroker broker, Call call) {
        try {
            return call.ask(broker, 10_000).orElseThrow();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private static boolean isSilent(DemoBroker broker, Call call) {
        try {
            return call.ask(broker, 500).isEmpty();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private static JsonNode failure(JsonNode reply) {
        try {
            return JSON.readTree(reply.path("failure").asText());
        } catch (java.io.IOException notJson) {
            throw new AssertionError(notJson);
        }
    }

    private static Call ping(String queue) {
        return new Call("nova", queue, "baseapi", "1.0", "ping");
    }

    @Test
    void everyDaemonOfNovaAnswersPingWithTheNameOfItsService() {
        with(new Sample(2), broker -> {
            for (String queue : new String[] {"conductor.controller", "scheduler.controller", "compute.compute2"}) {
                JsonNode reply = asked(broker, ping(queue));
                assertThat(reply.path("failure").isNull()).isTrue();
                assertThat(reply.path("_msg_id").asText()).isEqualTo("m1");
                assertThat(reply.path("ending").asBoolean()).isTrue();
                assertThat(reply.path("result").path("service").asText()).isEqualTo(queue.replaceAll("\\..*", ""));
                assertThat(reply.path("result").path("arg").asText()).isEqualTo("42");
            }
        });
    }

    @Test
    void versionThatIsServedRefusesTheMethodAndOtherVersionsAreRefusedThemselves() {
        with(new Sample(1), broker -> {
            for (String line : new String[] {
                "nova compute.compute1 '' 6.1 NoSuchMethod",
                "nova compute.compute1 '' 6.2 UnsupportedVersion",
                "nova compute.compute1 '' 5.13 NoSuchMethod",
                "nova compute.compute1 '' 4.0 UnsupportedVersion",
                "nova conductor '' 3.0 NoSuchMethod",
                "nova conductor compute_task 1.24 NoSuchMethod",
                "nova conductor compute_task 1.25 UnsupportedVersion",
                "nova scheduler '' 4.6 UnsupportedVersion",
                "neutron q-plugin '' 1.10 NoSuchMethod",
                "neutron q-agent-notifier-network-update.compute1 '' 1.8 UnsupportedVersion",
                "openstack cinder-volume.controller@ceph '' 3.18 NoSuchMethod",
                "openstack cinder-scheduler baseapi 1.0 UnsupportedVersion"
            }) {
                String[] part = line.split(" ");
                Call call = new Call(part[0], part[1], part[2].replace("'", ""), part[3], "probe_ignore_errors");
                JsonNode failure = failure(asked(broker, call));
                assertThat(failure.path("class").asText()).as(line).isEqualTo(part[4]);
                assertThat(failure.path("module").asText()).isEqualTo("oslo_messaging.rpc.dispatcher");
                assertThat(failure.path("args").path(0)).isEqualTo(failure.path("message"));
            }
        });
    }

    @Test
    void refusalHasTheWordsOfOsloMessaging() {
        with(new Sample(1), broker -> {
            JsonNode failure = failure(asked(broker, new Call("nova", "compute", "", "9.9", "build_and_run_instance")));
            assertThat(failure.path("message").asText())
                    .isEqualTo("Endpoint does not support RPC version 9.9. Attempted method: build_and_run_instance");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "NOVA_COMPUTE_STOPPED, compute.compute1, compute.compute2",
        "NOVA_COMPUTE_HUNG, compute.compute1, compute.compute2",
        "CONDUCTOR_STOPPED, conductor.controller, scheduler.controller",
        "SCHEDULER_STOPPED, scheduler.controller, conductor.controller"
    })
    void whoIsStoppedOrHungIsSilent(Incident incident, String silent, String speaks) {
        with(new Sample(2, incident), broker -> {
            assertThat(isSilent(broker, ping(silent))).isTrue();
            assertThat(asked(broker, ping(speaks)).has("result")).isTrue();
            assertThat(broker.state().getAttainedQueue(silent).getQueueDepthMessages())
                    .isOne();
        });
    }

    @Test
    void nobodyIsHeardWhileTheBrokerIsOverItsMemoryLimit() {
        with(
                new Sample(1, Incident.RABBIT_MEMORY_ALARM),
                broker -> assertThat(isSilent(broker, ping("conductor"))).isTrue());
    }

    @Test
    void whatIsNoMessageOfOsloIsSwallowed() {
        with(new Sample(1), broker -> {
            try (Connection connection = broker.clients().newConnection();
                    Channel channel = connection.createChannel()) {
                channel.basicPublish("nova", "conductor", null, new byte[] {1, 2, 3});
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
            assertThat(asked(broker, ping("conductor")).has("result")).isTrue();
        });
    }

    @Test
    void hundredsOfHostsAnswerOverFewConnections() {
        Sample big = new Sample(300);
        with(big, broker -> {
            assertThat(broker.state().getConnectionCount()).isLessThan(40);
            assertThat(asked(broker, ping("compute.compute300")).has("result")).isTrue();
            assertThat(broker.state().getQueueCount())
                    .isGreaterThan(4L * big.region().with(Role.COMPUTE).size());
        });
    }
}
