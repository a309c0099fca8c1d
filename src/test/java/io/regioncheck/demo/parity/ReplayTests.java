package io.regioncheck.demo.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The script is played as it is written, and what it made is removed whatever comes. */
@Timeout(30)
class ReplayTests {
    private final ToyRegion region = ToyRegion.start();

    @AfterEach
    void close() {
        region.close();
    }

    @Test
    void callsGoToTheEndpointOfTheCatalogOrToTheRoot() {
        List<Exchange> exchanges = replay("""
                calls:
                - {name: a, do: GET compute /servers}
                - {name: b, do: GET compute ^/}
                - {name: c, do: GET identity /auth/projects, as: nobody}
                """);

        assertThat(region.asked())
                .containsExactly(
                        "GET /nova/v2.1/servers as member", "GET /nova/ as member", "GET /v3/auth/projects as nobody");
        assertThat(exchanges).allMatch(exchange -> exchange.trouble().isEmpty());
    }

    @Test
    void whatAnAnswerGaveIsFilledIn() {
        region.answers(
                "GET /nova/v2.1/flavors",
                200,
                "{'flavors': [{'name': 'big', 'id': 'b'}, {'name': 'small', 'id': 's'}]}");

        List<Exchange> exchanges = replay("""
                given: {size: small}
                calls:
                - {name: a, do: GET compute /flavors, keep: {flavor: '/flavors/name={size}/id'}}
                - {name: b, do: 'POST compute /servers', body: {flavorRef: "{flavor}"}}
                """);

        assertThat(region.bodies()).last().isEqualTo("{\"flavorRef\":\"s\"}");
        assertThat(exchanges.get(1).sent()).hasToString("Optional[{\"flavorRef\":\"{flavor}\"}]");
    }

    @Test
    void callWithAWordThatIsNotKnownIsNotMade() {
        region.answers("POST /nova/v2.1/servers", 500, "{}");

        List<Exchange> exchanges = replay("""
                calls:
                - {name: a, do: POST compute /servers, body: {}, keep: {server: /server/id}}
                - {name: b, do: 'GET compute /servers/{server}'}
                - {name: c, do: GET compute /flavors}
                """);

        assertThat(region.asked()).hasSize(2);
        assertThat(exchanges.get(1).trouble()).contains("not asked: no {server} was kept");
    }

    @Test
    void whatIsWaitedForIsAskedAgain() {
        region.answers("GET /nova/v2.1/servers/1", 200, "{'status': 'BUILD'}", "{'status': 'ACTIVE'}");

        Exchange exchange = replay(
                        "calls: [{name: a, do: GET compute /servers/1, until: {/status: ACTIVE, within: 10}}]")
                .get(0);

        assertThat(region.asked()).hasSize(2);
        assertThat(exchange.trouble()).isEmpty();
        assertThat(exchange.answer().orElseThrow().body()).hasToString("Optional[{\"status\":\"ACTIVE\"}]");
    }

    @Test
    void whatDoesNotBecomeSoInTimeIsTrouble() {
        region.answers("GET /nova/v2.1/servers/1", 200, "{'status': 'ERROR'}");

        assertThat(replay("calls: [{name: a, do: GET compute /servers/1, until: {/status: ACTIVE, within: 1}}]"))
                .singleElement()
                .satisfies(
                        exchange -> assertThat(exchange.trouble()).contains("after 1 s /status is ERROR, not ACTIVE"));
    }

    @Test
    void whatWasMadeIsRemovedInTheEndTheLastFirst() {
        region.answers("POST /nova/v2.1/servers", 202, "{'id': 1}", "{'id': 2}");
        region.answers("DELETE /nova/v2.1/servers/1", 404, "{}");
        region.answers("DELETE /nova/v2.1/servers/2", 404, "{}");

        replay("""
                calls:
                - {name: a, do: POST compute /servers, body: {}, keep: {one: /id}, undo: 'DELETE compute /servers/{one}'}
                - {name: b, do: POST compute /servers, body: {}, keep: {two: /id}, undo: 'DELETE compute /servers/{two}'}
                - {name: c, do: 'GET compute /{never}'}
                """);

        assertThat(region.asked())
                .endsWith("DELETE /nova/v2.1/servers/2 as member", "DELETE /nova/v2.1/servers/1 as member");
    }

    @Test
    void refusedCreationIsNotUndone() {
        region.answers("POST /nova/v2.1/servers", 400, "{}");

        replay(
                "calls: [{name: a, do: POST compute /servers, body: {}, keep: {one: /id}, undo: 'DELETE compute /servers/{one}'}]");

        assertThat(region.asked()).containsExactly("POST /nova/v2.1/servers as member");
    }

    @Test
    void answerThatIsNoJsonIsNoted() {
        region.answers("GET /nova/v2.1/servers", 404, "");

        assertThat(replay("calls: [{name: a, do: GET compute /servers}]")
                        .get(0)
                        .answer()
                        .orElseThrow()
                        .note())
                .contains("empty");
    }

    private List<Exchange> replay(String script) {
        return Replay.of(Script.read(script), region, Duration.ofMillis(20), exchange -> {});
    }
}
