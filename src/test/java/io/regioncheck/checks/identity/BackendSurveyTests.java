package io.regioncheck.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.SampleEnvironment;
import io.regioncheck.check.FakeRun;
import io.regioncheck.checks.identity.BackendAnswers.Crossing;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each token is taken to all keystones, and a refusal counts only if it lasts. */
@Timeout(30)
class BackendSurveyTests {
    private final MockWebServer one = new MockWebServer();
    private final MockWebServer two = new MockWebServer();
    /** What each keystone is asked about, by the token without its padding, and how often. */
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

    private final AtomicInteger issued = new AtomicInteger();

    @TempDir
    private Path ledgers;

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    /** @param knows of a token and of how often it was asked about before, joined by a space */
    private void serves(MockWebServer server, String name, Predicate<String> knows) throws Exception {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                if (request.getMethod().equals("POST")) {
                    return new MockResponse.Builder()
                            .code(201)
                            .addHeader("X-Subject-Token", "gAAAAA-" + name + issued.incrementAndGet())
                            .body(body())
                            .build();
                }
                String token = String.valueOf(request.getHeaders().get("X-Subject-Token"))
                        .replace("=", "");
                int before = asked.computeIfAbsent(name + " about " + token, key -> new AtomicInteger())
                        .getAndIncrement();
                boolean known = knows.test(token + " " + before);
                return new MockResponse.Builder()
                        .code(known ? 200 : 404)
                        .body(known ? body() : "{}")
                        .build();
            }
        });
        server.start();
    }

    private static String body() {
        return "{\"token\": {\"issued_at\": \"%s\", \"expires_at\": \"2999-01-01T00:00:00Z\", \"user\": {\"id\": \"u\"}}}"
                .formatted(Instant.now());
    }

    private static HttpUrl at(MockWebServer server) {
        return HttpUrl.get("http://127.0.0.1:" + server.getPort() + "/v3");
    }

    private List<Crossing> survey() {
        var environment = new SampleEnvironment()
                .keystone(HttpUrl.get("http://keystone.invalid:5000/v3"))
                .backends(at(one), at(two))
                .build();
        try (FakeRun run = new FakeRun(environment, ledgers)) {
            return new BackendSurvey(run.region()).take().crossings();
        }
    }

    private List<Crossing> refused() {
        return survey().stream()
                .filter(crossing -> crossing.refused().isPresent())
                .toList();
    }

    @Test
    void eachIsAskedOnceAboutTheTokensOfAllWhereAllAreGood() throws Exception {
        serves(one, "one", token -> true);
        serves(two, "two", token -> true);
        assertThat(survey())
                .hasSize(4)
                .allSatisfy(crossing -> assertThat(crossing.refused()).isEmpty());
        assertThat(asked).hasSize(4);
        assertThat(asked.values()).extracting(AtomicInteger::get).containsOnly(1);
        assertThat(issued).hasValue(2);
    }

    @Test
    void aRefusalThatLastsCounts() throws Exception {
        serves(one, "one", token -> true);
        serves(two, "two", token -> token.startsWith("gAAAAA-two"));
        assertThat(refused()).singleElement().satisfies(crossing -> {
            assertThat(crossing.issuer()).isEqualTo(at(one).toString());
            assertThat(crossing.validator()).isEqualTo(at(two).toString());
        });
        assertThat(issued).hasValueGreaterThan(2);
    }

    @Test
    void aTokenThatTheOtherKnowsAMomentLaterIsGood() throws Exception {
        serves(one, "one", token -> true);
        serves(two, "two", token -> token.startsWith("gAAAAA-two") || !token.endsWith(" 0"));
        assertThat(refused()).isEmpty();
    }

    @Test
    void aTokenThatWasRevokedInTheSecondOfItsIssueIsNoSignOfOtherKeys() throws Exception {
        serves(one, "one", token -> true);
        serves(two, "two", token -> !token.startsWith("gAAAAA-one1 ") && !token.startsWith("gAAAAA-one2 "));
        assertThat(refused()).isEmpty();
    }
}
