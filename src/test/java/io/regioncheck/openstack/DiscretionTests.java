package io.regioncheck.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.environment.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What may be told of a call: its request id always, tokens and passwords never. */
@Timeout(20)
class DiscretionTests {
    private final FakeCloud fake = FakeCloud.start();
    private final List<Call> calls = new ArrayList<>();
    private final Cloud own = fake.open();
    private final Cloud cloud = own.toldTo(calls::add);

    @AfterEach
    void close() {
        own.close();
        fake.close();
    }

    @Test
    void listenerHearsOfEachCallWithItsRequestId() {
        cloud.images().list();

        assertThat(calls).extracting(Call::service).containsExactly("identity", "image");
        assertThat(calls).extracting(call -> call.status().orElseThrow()).containsExactly(201, 200);
        assertThat(calls)
                .extracting(call -> call.requestId().orElseThrow())
                .allMatch(id -> id.startsWith("req-"))
                .doesNotHaveDuplicates();
    }

    @Test
    void listenerHearsOfCallsWithoutAnswerToo() {
        fake.once("GET", "/v2/images", Twist.unheard());

        cloud.images().list();

        assertThat(calls).extracting(Call::status).contains(Optional.empty());
    }

    @Test
    void failureKeepsTheRequestId() {
        fake.always("GET", "/v2/images", Twist.status(500));

        CallFailed failed =
                Failing.with(CallFailed.Kind.SERVER_ERROR, () -> cloud.images().list());

        assertThat(failed.requestId()).isEqualTo(calls.get(calls.size() - 1).requestId());
        assertThat(failed.getMessage()).contains(failed.requestId().orElseThrow());
    }

    @Test
    void novasOldHeaderIsARequestIdToo() {
        fake.once(
                "GET",
                "/os-services",
                effect -> new MockResponse.Builder()
                        .addHeader("x-compute-request-id", "req-old")
                        .body("{\"services\": []}")
                        .build());

        cloud.compute().services();

        assertThat(calls).extracting(Call::requestId).contains(Optional.of("req-1"));
    }

    @Test
    void serviceThatPrintsTheRequestItDislikesIsNotRepeatedWordForWord() {
        fake.always(
                "GET",
                "/v2/images",
                effect -> new MockResponse.Builder()
                        .code(500)
                        .body("cannot handle X-Auth-Token: gAAAA-token-1, password was " + FakeCloud.PASSWORD)
                        .build());

        CallFailed failed =
                Failing.with(CallFailed.Kind.SERVER_ERROR, () -> cloud.images().list());

        assertThat(failed.getMessage()).contains("cannot handle X-Auth-Token").satisfies(DiscretionTests::isClean);
    }

    @Test
    void refusedPasswordIsNotPrinted() {
        fake.always("POST", "/auth/tokens", Twist.body(401, "no such user with password " + FakeCloud.PASSWORD));

        CallFailed failed =
                Failing.with(CallFailed.Kind.UNAUTHORIZED, () -> cloud.images().list());

        assertThat(failed.toString()).satisfies(DiscretionTests::isClean);
        assertThat(calls.toString()).satisfies(DiscretionTests::isClean);
    }

    @Test
    void nothingThatHoldsASecretPrintsIt() {
        Token token = cloud.identity().issue();
        Ask ask = Ask.post("identity", "/auth/tokens", Body.object().put("password", FakeCloud.PASSWORD))
                .header("X-Subject-Token", token.id().reveal());
        Reply reply = new Reply(
                201, Headers.of("X-Subject-Token", token.id().reveal()), Body.object(), Optional.empty(), calls.get(0));

        assertThat(List.of(token, ask, reply, calls, fake.environment().build(), Secret.of(FakeCloud.PASSWORD))
                        .toString())
                .contains("«secret»")
                .satisfies(DiscretionTests::isClean);
    }

    private static void isClean(String text) {
        assertThat(text).doesNotContain("gAAAA-token").doesNotContain(FakeCloud.PASSWORD);
    }
}
