package io.regioncheck.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.regioncheck.SampleEnvironment;
import io.regioncheck.broker.RpcQuestion.Ping;
import io.regioncheck.broker.RpcQuestion.VersionProbe;
import io.regioncheck.deadline.Deadline;
import io.regioncheck.demo.broker.DemoBroker;
import io.regioncheck.demo.broker.RpcHosts;
import io.regioncheck.demo.broker.RpcHosts.Manner;
import io.regioncheck.demo.broker.Sample;
import io.regioncheck.environment.Broker;
import io.regioncheck.environment.Secret;
import io.regioncheck.release.RpcVersion;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Services of every manner on a real AMQP broker, and what is said of each. */
@Timeout(120)
class RpcClientTests {
    private static final Sample SAMPLE = new Sample(1);
    private static final DemoBroker BROKER = DemoBroker.start(SAMPLE.region());
    private static final long LATE_MILLIS = 1_500;
    private static final RpcClient.Bounds BOUNDS =
            new RpcClient.Bounds(Duration.ofSeconds(1), Duration.ofSeconds(4), 50);
    private static MessageBroker broker = MessageBroker.of(new SampleEnvironment().build());
    private static Optional<RpcHosts> hosts = Optional.empty();

    @BeforeAll
    static void start() throws Exception {
        Map<String, Manner> manners = new LinkedHashMap<>();
        for (Manner manner : Manner.values()) {
            manners.put(manner.name(), manner);
        }
        for (int i = 0; i < 200; i++) {
            manners.put("host-" + i, i == 17 || i == 93 ? Manner.OLD_CODE : Manner.WELL);
        }
        hosts = Optional.of(RpcHosts.start(BROKER.clients(), manners, LATE_MILLIS));
        broker = MessageBroker.of(
                new SampleEnvironment().broker(access(BROKER.port())).build());
    }

    @AfterAll
    static void stop() {
        hosts.ifPresent(RpcHosts::close);
        broker.close();
        BROKER.close();
        SAMPLE.close();
    }

    private static Broker access(int port) {
        return new Broker(
                List.of(HttpUrl.get("http://127.0.0.1:1")),
                List.of("127.0.0.1:1", "127.0.0.1:" + port),
                false,
                "/",
                DemoBroker.USER,
                Secret.of(DemoBroker.PASSWORD),
                Map.of(),
                Broker.VersionProbes.QUIET);
    }

    private static RpcTarget host(String name) {
        return RpcTarget.of("nova", "compute", name);
    }

    private static RpcAnswer ping(RpcTarget target) {
        try (RpcClient client = broker.bus().rpc()) {
            Ping ping = new Ping(target);
            return client.ask(List.of(ping), BOUNDS, Deadline.in(Duration.ofSeconds(20)))
                    .getOrDefault(ping, new RpcAnswer.Unknown("not asked"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachMannerHasItsOwnAnswer(Manner manner) {
        RpcAnswer answer = ping(host(manner.name()));
        Class<? extends RpcAnswer> expected = switch (manner) {
            case WELL, OLD_CODE, IN_TWO_MESSAGES, AS_ANOTHER, DEAF_AT_FIRST -> RpcAnswer.Replied.class;
            case LATE -> RpcAnswer.RepliedLate.class;
            case TWICE -> RpcAnswer.RepliedTwice.class;
            case GARBAGE -> RpcAnswer.Garbled.class;
            case SILENT -> RpcAnswer.Silent.class;
            case NO_CONSUMER -> RpcAnswer.NoConsumer.class;
        };
        assertThat(answer).isInstanceOf(expected);
    }

    @Test
    void whatHasNoQueueIsReturnedAtOnce() {
        long begin = System.nanoTime();
        assertThat(ping(host("nobody"))).isInstanceOf(RpcAnswer.NoQueue.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(BOUNDS.atMost());
    }

    @Test
    void missingExchangeDoesNotTakeDownTheOtherQuestions() {
        try (RpcClient client = broker.bus().rpc()) {
            Ping nowhere = new Ping(RpcTarget.of("neutron", "l3_agent", "compute1"));
            Ping here = new Ping(host("WELL"));
            Map<Ping, RpcAnswer> answers =
                    client.ask(List.of(nowhere, here), BOUNDS, Deadline.in(Duration.ofSeconds(20)));
            assertThat(answers.get(nowhere)).isInstanceOf(RpcAnswer.NoExchange.class);
            assertThat(answers.get(here)).isInstanceOf(RpcAnswer.Replied.class);
        }
    }

    @Test
    void probeOfTheServedVersionIsTakenAndOfAHigherRefused() {
        VersionProbe served = new VersionProbe(host("WELL"), Optional.empty(), new RpcVersion(6, 1));
        VersionProbe higher = new VersionProbe(host("WELL"), Optional.empty(), new RpcVersion(6, 2));
        try (RpcClient client = broker.bus().rpc()) {
            Map<VersionProbe, RpcAnswer> answers =
                    client.ask(List.of(served, higher), BOUNDS, Deadline.in(Duration.ofSeconds(20)));
            assertThat(answers.get(served)).extracting("reply.type").isEqualTo("NoSuchMethod");
            assertThat(answers.get(higher)).extracting("reply.type").isEqualTo("UnsupportedVersion");
        }
    }

    @Test
    void ofManyHostsThoseWithOldCodeAreNamed() {
        try (RpcClient client = broker.bus().rpc()) {
            VersionSweep sweep = new VersionSweep(client, BOUNDS, false);
            ServedApi api = new ServedApi(
                    Optional.empty(),
                    List.of(RpcVersion.parse("6.1"), RpcVersion.parse("5.13")),
                    List.of(),
                    Map.of(5, 13, 6, 1));
            for (int i = 0; i < 200; i++) {
                sweep.add(host("host-" + i), api);
            }
            List<FoundVersions> found = sweep.run(Deadline.in(Duration.ofSeconds(60)));
            assertThat(found).hasSize(200).allMatch(one -> one.trouble().isEmpty());
            assertThat(found.stream()
                            .filter(one -> !one.missing().isEmpty())
                            .map(one -> one.target().key()))
                    .containsExactly("compute.host-17", "compute.host-93");
        }
    }

    @Test
    void timeThatRunsOutLeavesTheRestUnknown() {
        try (RpcClient client = broker.bus().rpc()) {
            List<Ping> pings = List.of(new Ping(host("SILENT")), new Ping(host("WELL")));
            RpcClient.Bounds one = new RpcClient.Bounds(Duration.ofSeconds(5), Duration.ofSeconds(30), 1);
            Map<Ping, RpcAnswer> answers = client.ask(pings, one, Deadline.in(Duration.ofMillis(500)));
            assertThat(answers.values()).hasSize(2).allMatch(RpcAnswer.Unknown.class::isInstance);
        }
    }

    @Test
    void nothingIsLeftBehind() throws Exception {
        String replies;
        try (RpcClient client = broker.bus().rpc()) {
            replies = client.replyQueue();
            assertThat(replies).startsWith("reply_regioncheck_");
        }
        assertThat(broker.bus().roundtrip("127.0.0.1:" + BROKER.port(), 5).latencies())
                .hasSize(5);
        try (Connection connection = BROKER.clients().newConnection()) {
            Channel channel = connection.createChannel();
            String gone = replies;
            assertThatThrownBy(() -> channel.queueDeclarePassive(gone)).hasStackTraceContaining("404");
        }
    }

    @Test
    void wrongPasswordIsSaidToBeThat() {
        Broker wrong = new Broker(
                List.of(HttpUrl.get("http://127.0.0.1:1")),
                List.of("127.0.0.1:" + BROKER.port()),
                false,
                "/",
                DemoBroker.USER,
                Secret.of("swordfish"),
                Map.of(),
                Broker.VersionProbes.QUIET);
        try (MessageBroker other =
                MessageBroker.of(new SampleEnvironment().broker(wrong).build())) {
            assertThatThrownBy(() -> other.bus().rpc())
                    .isInstanceOf(BrokerFailed.class)
                    .hasMessageNotContaining("swordfish")
                    .extracting("kind")
                    .isEqualTo(BrokerFailed.Kind.LOGIN_REFUSED);
        }
    }

    @Test
    void brokerThatIsNotThereIsUnreachable() {
        Broker nowhere = access(1);
        try (MessageBroker other =
                MessageBroker.of(new SampleEnvironment().broker(nowhere).build())) {
            assertThatThrownBy(() -> other.bus().rpc())
                    .isInstanceOf(BrokerFailed.class)
                    .extracting("kind")
                    .isEqualTo(BrokerFailed.Kind.UNREACHABLE);
        }
    }
}
