package io.regioncheck.demo.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.regioncheck.demo.region.Incident;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ManagementApiTests {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Sample SAMPLE = new Sample(1);
    private static final DemoBroker BROKER = DemoBroker.start(SAMPLE.region());
    private static final Responders DAEMONS = Responders.start(BROKER, SAMPLE.region(), SAMPLE.threads());
    private static final ManagementApi API = ManagementApi.start(BROKER, SAMPLE.threads());

    @AfterAll
    static void stop() {
        API.close();
        DAEMONS.close();
        BROKER.close();
        SAMPLE.close();
    }

    private static HttpResponse<String> get(ManagementApi api, String path, String credentials) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api.url() + "/api" + path));
        if (!credentials.isEmpty()) {
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes()));
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode get(String path) throws Exception {
        return JSON.readTree(get(API, path, "openstack:rabbit-lab").body());
    }

    private static JsonNode queue(String name) {
        try {
            return get("/queues/%2F/" + name);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void onlyTheAccountIsLetIn() throws Exception {
        assertThat(get(API, "/overview", "openstack:rabbit-lab").statusCode()).isEqualTo(200);
        HttpResponse<String> wrong = get(API, "/overview", "openstack:wrong");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).isEqualTo("{\"error\":\"not_authorized\",\"reason\":\"Login failed\"}");
        assertThat(wrong.headers().firstValue("www-authenticate")).contains("Basic realm=\"RabbitMQ Management\"");
        assertThat(get(API, "/overview", "").statusCode()).isEqualTo(401);
    }

    @Test
    void depthFollowsWhatIsPublishedTakenAndAcknowledged() throws Exception {
        try (Connection connection = BROKER.clients().newConnection();
                Channel channel = connection.createChannel()) {
            channel.queueDeclare("backlog", false, false, false, Map.of());
            channel.confirmSelect();
            for (int i = 0; i < 7; i++) {
                channel.basicPublish("", "backlog", null, new byte[100]);
            }
            channel.waitForConfirmsOrDie(5_000);
            assertThat(queue("backlog").path("messages").asInt()).isEqualTo(7);
            assertThat(queue("backlog").path("message_stats").path("publish").asInt())
                    .isEqualTo(7);
            assertThat(queue("backlog").path("consumers").asInt()).isZero();
            long tag = channel.basicGet("backlog", false).getEnvelope().getDeliveryTag();
            assertThat(queue("backlog").path("messages_unacknowledged").asInt()).isOne();
            assertThat(queue("backlog").path("messages_ready").asInt()).isEqualTo(6);
            channel.basicAck(tag, false);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> queue("backlog").path("messages").asInt() == 6);
            channel.queueDelete("backlog");
        }
        assertThat(get(API, "/queues/%2F/backlog", "openstack:rabbit-lab").statusCode())
                .isEqualTo(404);
    }

    @Test
    void queuesOfTheDaemonsHaveConsumersAndTheNamesOfOsloMessaging() throws Exception {
        assertThat(get("/queues").findValuesAsText("name"))
                .contains("compute", "compute.compute1", "conductor", "q-plugin", "cinder-volume.controller@ceph")
                .anyMatch(name -> name.matches("compute_fanout_[0-9a-f]{32}"));
        JsonNode compute = queue("compute.compute1");
        assertThat(compute.path("consumers").asInt()).isOne();
        assertThat(compute.path("consumer_details")
                        .path(0)
                        .path("queue")
                        .path("name")
                        .asText())
                .isEqualTo("compute.compute1");
        assertThat(compute.path("durable").asBoolean()).isFalse();
    }

    @Test
    void ownConnectionIsCountedAndThoseOfDaemonsAreListedByTheirNames() throws Exception {
        int before = get("/overview").path("object_totals").path("connections").asInt();
        try (Connection connection = BROKER.clients().newConnection()) {
            connection.createChannel();
            assertThat(get("/overview")
                            .path("object_totals")
                            .path("connections")
                            .asInt())
                    .isEqualTo(before + 1);
            assertThat(get("/connections").findValuesAsText("user_provided_name"))
                    .hasSizeGreaterThan(1)
                    .anyMatch(name -> name.startsWith("nova-compute:"));
        }
    }

    @Test
    void totalsAgreeWithTheLists() throws Exception {
        JsonNode totals = get("/overview").path("object_totals");
        assertThat(totals.path("queues").asInt()).isEqualTo(get("/queues").size());
        assertThat(totals.path("exchanges").asInt())
                .isEqualTo(get("/exchanges/%2F").size());
        assertThat(totals.path("consumers").asInt()).isEqualTo(get("/consumers").size());
        assertThat(totals.path("channels").asInt()).isEqualTo(get("/channels").size());
    }

    @Test
    void listIsCutIntoPagesAndColumns() throws Exception {
        JsonNode page = get("/queues?page=2&page_size=3&columns=name,messages");
        assertThat(page.path("items")).hasSize(3);
        assertThat(page.path("items").path(0)).hasSize(2);
        assertThat(page.path("total_count").asInt()).isEqualTo(get("/queues").size());
        assertThat(get("/queues?page=1&name=conductor").path("items").findValuesAsText("name"))
                .isNotEmpty()
                .allMatch(name -> name.contains("conductor"));
    }

    @Test
    void nobodyMayWrite() throws Exception {
        HttpRequest delete = HttpRequest.newBuilder(URI.create(API.url() + "/api/queues/%2F/compute"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString("openstack:rabbit-lab".getBytes()))
                .DELETE()
                .build();
        assertThat(HTTP.send(delete, BodyHandlers.discarding()).statusCode()).isEqualTo(405);
        assertThat(queue("compute").path("name").asText()).isEqualTo("compute");
    }

    @Test
    void healthyBrokerHasNoAlarm() throws Exception {
        assertThat(get("/nodes").path(0).path("mem_alarm").asBoolean()).isFalse();
        assertThat(get("/health/checks/alarms").path("status").asText()).isEqualTo("ok");
        assertThat(get("/permissions").path(0).path("write").asText()).isEqualTo(".*");
        assertThat(get("/whoami").path("name").asText()).isEqualTo("openstack");
    }

    @Test
    void memoryAlarmIsOnTheNodeInTheHealthCheckAndOnTheConnections() throws Exception {
        try (Sample sample = new Sample(1, Incident.RABBIT_MEMORY_ALARM);
                DemoBroker broker = DemoBroker.start(sample.region());
                ManagementApi api = ManagementApi.start(broker, sample.threads());
                Connection connection = broker.clients().newConnection()) {
            String who = "openstack:rabbit-lab";
            JsonNode node = JSON.readTree(get(api, "/nodes", who).body()).path(0);
            assertThat(node.path("mem_alarm").asBoolean()).isTrue();
            assertThat(node.path("mem_used").asLong())
                    .isGreaterThan(node.path("mem_limit").asLong());
            assertThat(get(api, "/health/checks/alarms", who).statusCode()).isEqualTo(503);
            assertThat(connection.isOpen()).isTrue();
            assertThat(JSON.readTree(get(api, "/connections", who).body())
                            .path(0)
                            .path("state")
                            .asText())
                    .startsWith("block");
        }
    }
}
