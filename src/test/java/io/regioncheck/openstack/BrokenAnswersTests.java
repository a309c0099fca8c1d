package io.regioncheck.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that are none, come too late, or not at all. */
@Timeout(20)
class BrokenAnswersTests {
    private static final Duration PATIENCE = Duration.ofMillis(600);

    private final FakeCloud fake = FakeCloud.start();
    private final Cloud cloud =
            Cloud.of(fake.environment().requestTimeout(PATIENCE).build());

    @AfterEach
    void close() {
        cloud.close();
        fake.close();
    }

    @Test
    void pageOfAProxyIsMalformed() {
        fake.always("GET", "/v2/images", Twist.body(200, "<html><body>It works!</body></html>"));

        CallFailed failed =
                Failing.with(CallFailed.Kind.MALFORMED, () -> cloud.images().list());

        assertThat(failed.answered()).contains("not JSON");
        assertThat(failed.advice()).contains("a proxy's page");
    }

    @Test
    void errorPageOfAProxyIsReadWithoutItsTags() {
        fake.always("GET", "/v2/images", Twist.body(500, "<html><body><h1>500</h1> <p>No\n backend</p></body></html>"));

        CallFailed failed =
                Failing.with(CallFailed.Kind.SERVER_ERROR, () -> cloud.images().list());

        assertThat(failed.answered()).isEqualTo("500 500 No backend");
    }

    @Test
    void truncatedAnswerIsAskedForAgain() {
        fake.region().put("images", "one");
        fake.once("GET", "/v2/images", Twist.cutAnswer());

        assertThat(cloud.images().list()).hasSize(1);
    }

    @Test
    void answerThatIsAlwaysTruncatedIsMalformed() {
        fake.region().put("images", "one");
        fake.always("GET", "/v2/images", Twist.cutAnswer());

        CallFailed failed =
                Failing.with(CallFailed.Kind.MALFORMED, () -> cloud.images().list());

        assertThat(failed.answered()).contains("broke off");
    }

    @Test
    void statusOfATruncatedErrorCounts() {
        fake.always(
                "GET",
                "/v2/images",
                effect -> FakeCloud.error(403)
                        .newBuilder()
                        .onResponseBody(new SocketEffect.CloseSocket())
                        .build());

        Failing.with(CallFailed.Kind.FORBIDDEN, () -> cloud.images().list());
    }

    @Test
    void redirectionIsNotAnAnswer() {
        String id = fake.region().put("images", "one");
        fake.always("DELETE", id, Twist.status(302, "Location", "https://elsewhere.example/login"));

        CallFailed failed =
                Failing.with(CallFailed.Kind.MALFORMED, () -> cloud.images().delete(id));

        assertThat(failed.answered()).contains("302").contains("https://elsewhere.example/login");
    }

    @Test
    void answerWithoutAFieldNamesTheFieldsThatItHasButNotTheirValues() {
        fake.always("GET", "/servers/1", Twist.body(200, "{\"server\": {\"adminPass\": \"hunter2\"}}"));

        CallFailed failed =
                Failing.with(CallFailed.Kind.MALFORMED, () -> cloud.compute().server("1"));

        assertThat(failed.getMessage())
                .contains("no \"id\"")
                .contains("adminPass")
                .doesNotContain("hunter2");
    }

    @Test
    void serviceThatDoesNotAnswerTimesOutOnce() {
        cloud.catalog();
        fake.always("GET", "/v2/images", Twist.slow(5_000));
        Instant begun = Instant.now();

        Failing.with(CallFailed.Kind.TIMED_OUT, () -> cloud.images().list());

        assertThat(Duration.between(begun, Instant.now())).isLessThan(PATIENCE.multipliedBy(3));
    }

    @Test
    void trickleIsBoundedByTheTimeoutOfTheWholeCall() {
        cloud.catalog();
        fake.always("GET", "/v2/images", effect -> trickling(100, 50));
        Instant begun = Instant.now();

        CallFailed failed =
                Failing.with(CallFailed.Kind.TIMED_OUT, () -> cloud.images().list());

        assertThat(failed.answered()).contains("did not end in time");
        assertThat(Duration.between(begun, Instant.now())).isLessThan(PATIENCE.multipliedBy(3));
    }

    @Test
    void creationThatTimesOutHasAnUnknownOutcome() {
        cloud.catalog();
        fake.always("POST", "/v2/images", Twist.slow(5_000));

        Failing.with(CallFailed.Kind.OUTCOME_UNKNOWN, () -> cloud.images().create("new"));
    }

    @Test
    void imageMayTakeLongerThanATimeoutAsLongAsItComes() throws IOException {
        cloud.catalog();
        fake.always("GET", "/v2/images/1/file", effect -> trickling(15, 100));

        try (InputStream data = cloud.images().open("1")) {
            assertThat(data.readAllBytes()).hasSize(15 * 1024);
        }
    }

    @Test
    void imageThatStopsComingIsGivenUp() throws IOException {
        fake.always("GET", "/v2/images/1/file", effect -> trickling(2, 10_000));

        try (InputStream data = cloud.images().open("1")) {
            assertThatThrownBy(data::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void imageWithoutDataIsSaidToBeSo() {
        fake.always(
                "GET",
                "/v2/images/1/file",
                effect -> new MockResponse.Builder().code(204).build());

        Failing.with(CallFailed.Kind.MALFORMED, () -> cloud.images().open("1"));
    }

    @Test
    void nobodyListeningIsUnreachable() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (Cloud nobody = Cloud.of(new EnvironmentBuilder("http://localhost:" + port + "/v3", "any").build())) {
            CallFailed failed = Failing.with(
                    CallFailed.Kind.UNREACHABLE, () -> nobody.images().list());

            assertThat(failed.advice()).contains("is the service running");
        }
    }

    @Test
    void resetConnectionIsTriedAgain() throws IOException {
        try (ServerSocket server = new ServerSocket(0);
                Cloud other = Cloud.of(
                        new EnvironmentBuilder("http://localhost:" + server.getLocalPort() + "/v3", "any").build())) {
            new Thread(() -> resetThenRefuse(server)).start();

            Failing.with(CallFailed.Kind.UNAUTHORIZED, () -> other.images().list());
        }
    }

    private static void resetThenRefuse(ServerSocket server) {
        try {
            Socket reset = server.accept();
            reset.setSoLinger(true, 0);
            reset.close();
            try (Socket answered = server.accept()) {
                answered.getInputStream().read(new byte[4096]);
                answered.getOutputStream()
                        .write("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    @Test
    void interruptReachesACallThatWaits() throws InterruptedException {
        try (Cloud patient = fake.open()) {
            patient.catalog();
            fake.always("GET", "/v2/images", Twist.slow(10_000));
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Thread waiting = new Thread(() -> {
                try {
                    patient.images().list();
                } catch (CancellationException ended) {
                    thrown.set(ended);
                }
            });
            waiting.start();
            await().until(() -> !fake.asked("GET", "/v2/images").isEmpty());

            waiting.interrupt();
            waiting.join(1_000);

            assertThat(thrown.get()).isInstanceOf(CancellationException.class);
        }
    }

    /** Returns an answer of so many KiB, one after each pause. */
    private static MockResponse trickling(int kibibytes, long pauseMillis) {
        return new MockResponse.Builder()
                .body(new Buffer().write(new byte[kibibytes * 1024]))
                .throttleBody(1024, pauseMillis, TimeUnit.MILLISECONDS)
                .build();
    }
}
