package io.regioncheck.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regioncheck.environment.Broker;
import io.regioncheck.environment.Secret;
import io.regioncheck.environment.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ManagementTests {
    private static final HttpUrl NOBODY = HttpUrl.get("http://127.0.0.1:1/");
    private static final Tls USUAL = new Tls(Optional.empty(), true, 30);

    @TempDir
    private Path directory;

    private final MockWebServer server = new MockWebServer();
    private final List<Management> opened = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        opened.forEach(Management::close);
        server.close();
    }

    private Management management(Tls tls, HttpUrl... members) {
        Broker access = new Broker(
                Arrays.asList(members),
                List.of(),
                false,
                "/",
                "regioncheck",
                Secret.of("swordfish"),
                Map.of(),
                Broker.VersionProbes.QUIET);
        Management management = new Management(access, tls, Duration.ofSeconds(1));
        opened.add(management);
        return management;
    }

    private void answers(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    private static BrokerFailed.Kind kindOf(Throwable thrown) {
        return ((BrokerFailed) thrown).kind();
    }

    @Test
    void brokenServerTellsNothingOfWhoIsLetIn() {
        answers(500, "{}");
        Management management = management(USUAL, server.url("/"));
        assertThatThrownBy(() -> management.letsIn(server.url("/"), "guest", "guest"))
                .satisfies(thrown -> assertThat(kindOf(thrown)).isEqualTo(BrokerFailed.Kind.BROKEN));
        answers(401, "{}");
        assertThat(management.letsIn(server.url("/"), "guest", "guest")).isFalse();
    }

    @Test
    void anotherMemberIsAskedWhenOneIsDown() throws Exception {
        answers(200, "[{\"name\": \"rabbit@two\", \"running\": true}]");
        answers(200, "[{\"name\": \"rabbit@two\", \"running\": true}]");
        Management management = management(USUAL, NOBODY, server.url("/"));
        assertThat(management.nodes()).extracting(BrokerNode::name).containsExactly("rabbit@two");
        assertThat(management.nodes()).hasSize(1);
        assertThat(server.takeRequest().getHeaders().get("Authorization")).startsWith("Basic ");
    }

    @Test
    void memberThatAnswersNothingIsSilentAndTheNextOneIsAsked() throws IOException {
        MockWebServer silent = new MockWebServer();
        silent.start();
        silent.enqueue(
                new MockResponse.Builder().headersDelay(1, TimeUnit.MINUTES).build());
        try (silent) {
            answers(200, "[]");
            assertThat(management(USUAL, silent.url("/"), server.url("/")).nodes())
                    .isEmpty();
        }
    }

    @Test
    void virtualHostIsOneSegmentOfThePath() throws Exception {
        answers(200, "{\"items\": [], \"page_count\": 1}");
        management(USUAL, server.url("/")).queues();
        assertThat(server.takeRequest().getTarget()).startsWith("/api/queues/%2F?");
    }

    @Test
    void queuesOfAllPagesAreReadAndMissingNumbersAreEmpty() {
        answers(
                200,
                "{\"page_count\": 2, \"items\": [{\"name\": \"compute\", \"messages\": 3, \"consumers\": 0,"
                        + " \"arguments\": {\"x-expires\": 1800000, \"x-queue-type\": \"quorum\"}, \"state\": \"running\"}]}");
        answers(200, "{\"page_count\": 2, \"items\": [{\"name\": \"conductor\", \"state\": \"down\"}]}");
        List<BrokerQueue> queues = management(USUAL, server.url("/")).queues();
        assertThat(queues).hasSize(2);
        assertThat(queues.get(0).messages()).contains(3L);
        assertThat(queues.get(0).type()).isEqualTo("quorum");
        assertThat(queues.get(0).expires()).contains(1_800_000L);
        assertThat(queues.get(1).messages()).isEmpty();
        assertThat(queues.get(1).state()).isEqualTo("down");
    }

    /** RabbitMQ 3.6 has a number for a total, and sockets of its own; 4.x has three totals, no mirrors, and no limit of sockets. */
    @Test
    void fieldsThatCameAndWentAreRead() {
        answers(
                200,
                "{\"memory\": {\"total\": 55000000, \"connection_readers\": 1000, \"queue_slave_procs\": 0, \"mnesia\": 7}}");
        answers(
                200,
                "{\"memory\": {\"connection_readers\": 1000, \"metadata_store\": 9, \"strategy\": \"rss\","
                        + " \"total\": {\"erlang\": 1, \"rss\": 2, \"allocated\": 3}}}");
        answers(200, "{\"memory\": \"not_available\"}");
        Management management = management(USUAL, server.url("/"));
        assertThat(management.memory("rabbit@one").byCategory())
                .containsOnlyKeys("connection_readers", "queue_slave_procs", "mnesia");
        assertThat(management.memory("rabbit@one").byCategory())
                .containsOnlyKeys("connection_readers", "metadata_store");
        assertThat(management.memory("rabbit@one").byCategory()).isEmpty();

        answers(
                200,
                "[{\"name\": \"rabbit@one\", \"running\": true, \"sockets_used\": 0, \"sockets_total\": 0,"
                        + " \"mem_used\": 50, \"mem_limit\": 200, \"fd_used\": 7, \"fd_total\": 1024}, {\"name\": \"rabbit@two\", \"running\": false}]");
        List<BrokerNode> nodes = management.nodes();
        assertThat(nodes.get(0).sockets()).isEmpty();
        assertThat(nodes.get(0).memory().orElseThrow().percent()).isEqualTo(25);
        assertThat(nodes.get(1).running()).isFalse();
        assertThat(nodes.get(1).memory()).isEmpty();
    }

    @Test
    void whatOldVersionsDoNotHaveIsEmptyAndNoError() {
        for (int i = 0; i < 2; i++) {
            answers(404, "{\"error\": \"Object Not Found\", \"reason\": \"Not Found\"}");
        }
        Management management = management(USUAL, server.url("/"));
        assertThat(management.featureFlags()).isEmpty();
        assertThat(management.alarms()).isEmpty();
    }

    @Test
    void alarmsComeWithA503() {
        answers(
                503,
                "{\"status\": \"failed\", \"reason\": \"alarms\", \"alarms\": [{\"node\": \"rabbit@one\", \"resource\": \"memory\"}]}");
        assertThat(management(USUAL, server.url("/")).alarms()).contains(List.of("memory on rabbit@one"));
    }

    @Test
    void wrongPasswordAndMissingTagAreToldApartAndNeverShowThePassword() {
        answers(401, "{\"error\": \"not_authorized\", \"reason\": \"Login failed\"}");
        answers(401, "{\"error\": \"not_authorised\", \"reason\": \"Not administrator user\"}");
        Management management = management(USUAL, server.url("/"));
        assertThatThrownBy(management::permissions)
                .satisfies(thrown -> assertThat(kindOf(thrown)).isEqualTo(BrokerFailed.Kind.LOGIN_REFUSED))
                .hasMessageNotContaining("swordfish");
        assertThatThrownBy(management::permissions)
                .satisfies(thrown -> assertThat(kindOf(thrown)).isEqualTo(BrokerFailed.Kind.FORBIDDEN))
                .hasMessageContaining("set_user_tags regioncheck");
    }

    @Test
    void anotherServiceOnThePortIsMalformed() {
        answers(200, "<html>welcome</html>");
        Management management = management(USUAL, server.url("/"));
        assertThatThrownBy(management::nodes)
                .satisfies(thrown -> assertThat(kindOf(thrown)).isEqualTo(BrokerFailed.Kind.MALFORMED));
    }

    @Test
    void certificateOfAPrivateAuthorityIsBelievedOnlyIfItIsNamed() throws Exception {
        HeldCertificate held = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        try (MockWebServer secure = new MockWebServer()) {
            secure.useHttps(new HandshakeCertificates.Builder()
                    .heldCertificate(held)
                    .build()
                    .sslSocketFactory());
            secure.start();
            secure.enqueue(new MockResponse.Builder().body("[]").build());
            Path file = Files.writeString(directory.resolve("ca.pem"), held.certificatePem());
            assertThat(management(new Tls(Optional.of(file), true, 30), secure.url("/"))
                            .nodes())
                    .isEmpty();
            assertThatThrownBy(() -> management(USUAL, secure.url("/")).nodes())
                    .satisfies(thrown -> assertThat(kindOf(thrown)).isEqualTo(BrokerFailed.Kind.UNTRUSTED));
        }
    }
}
