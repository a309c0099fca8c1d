package io.regioncheck.demo.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of two answers must be the same, and what need not. */
class ParityTests {
    private static final String SERVER = "{'server': {'id': '5d63a9b8-1c07-4a0d-9a40-1d9f5b0c2f11',"
            + " 'created': '2026-11-24T11:06:08Z', 'OS-EXT-STS:task_state': null, 'status': 'ACTIVE', 'flavor': {'id': 1}}}";

    @Test
    void equalAnswersDoNotDiffer() {
        assertThat(bodies(SERVER, SERVER)).isEmpty();
    }

    @Test
    void otherDataIsNoDifference() {
        assertThat(bodies(SERVER, SERVER.replace("5d63", "0000").replace("11:06", "12:07")))
                .isEmpty();
    }

    @Test
    void textInPlaceOfNullIsSeen() {
        assertThat(bodies(SERVER, SERVER.replace("null", "'spawning'")))
                .containsExactly("server.show: body /server/OS-EXT-STS:task_state is text, the lab says null");
    }

    @Test
    void renamedFieldIsSeenFromBothSides() {
        assertThat(bodies(SERVER, SERVER.replace("created", "made")))
                .containsExactly(
                        "server.show: body /server/created is missing, the lab has timestamp like 0000-00-00T00:00:00Z",
                        "server.show: body /server/made is timestamp like 0000-00-00T00:00:00Z, the lab does not have it");
    }

    @Test
    void otherTimestampFormatIsSeen() {
        assertThat(bodies(SERVER, SERVER.replace("08Z", "08.000000")))
                .singleElement()
                .asString()
                .contains("00:00:00.000000, the lab says");
    }

    @Test
    void missingObjectIsSaidOnce() {
        assertThat(bodies(SERVER, SERVER.replace("'flavor': {'id': 1}", "'flavor': 'm1'")))
                .containsExactly("server.show: body /server/flavor is text, the lab says an object");
    }

    @Test
    void otherStateIsSeen() {
        assertThat(bodies(SERVER, SERVER.replace("ACTIVE", "BUILD")))
                .containsExactly("server.show: body /server/status is \"BUILD\", the lab says \"ACTIVE\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [{'a': 'x'}]            | [{'a': null}, {'a': 'x'}] | null in one of many
            [{'a': null}]           | [{'a': 'x'}]              | text where the lab knows only null
            [{'a': 'x'}, {'a': ''}] | [{'a': null}]             | null where the lab has nothing in some
            [{'a': 'x', 'b': 1}, {'a': 'y'}] | [{'a': 'x'}]     | no field that is optional
            []                      | [{'a': 'x'}]              | elements where the lab has none
            [{'a': '10.0.0.1'}, {'a': 'x'}] | [{'a': '10.0.0.2'}] | one of two kinds
            """)
    void listsMayDifferInData(String lab, String other, String what) {
        assertThat(bodies("{'l': " + lab + "}", "{'l': " + other + "}"))
                .as(what)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [{'a': 'x'}]            | [{'a': null}]             | is null, the lab says text
            [{'a': 'x'}]            | []                        | is an empty list, the lab says a list
            [{'a': 'x'}]            | [{'b': 'x'}]              | is missing
            [{'a': 'x'}]            | [{'a': 'x', 'c': 1}]      | the lab does not have it
            [{'a': 'x'}]            | [{'a': 5}]                | is an integer
            [{'a': 'x'}]            | null                      | is null
            """)
    void listsMayNotDifferInShape(String lab, String other, String words) {
        assertThat(bodies("{'l': " + lab + "}", "{'l': " + other + "}"))
                .isNotEmpty()
                .first()
                .asString()
                .contains(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [{'binary': 'a', 'host': 'h', 'state': 'up'}, {'binary': 'b', 'host': 'h', 'state': 'up'}] | [{'binary': 'b', 'host': 'h', 'state': 'down'}, {'binary': 'a', 'host': 'h', 'state': 'up'}] | /l[b@h]/state is "down", the lab says "up"
            [{'id': 'x', 'alive': true}] | [{'id': 'y', 'alive': false}] | /l[only]/alive is false, the lab says true
            [{'id': 'v2', 'status': 'CURRENT'}, {'id': 'v1', 'status': 'OLD'}] | [{'id': 'v2', 'status': 'OLD'}, {'id': 'v3', 'status': 'CURRENT'}] | /l[v2]/status is "OLD", the lab says "CURRENT"
            [{'alias': 'router'}, {'alias': 'quotas'}] | [{'alias': 'quotas'}] | /l[router] is missing
            [{'binary': 'a', 'state': 'up'}] | [{'binary': 'a', 'state': 'down'}] | /l[only]/state is "down", the lab says "up"
            [{'name': 'n', 'of': [{'type': 't', 'status': 'A'}]}] | [{'name': 'n', 'of': [{'type': 't', 'status': 'B'}]}] | /l[only]/of[only]/status is "B", the lab says "A"
            """)
    void otherStateOfAnElementIsSeen(String lab, String other, String words) {
        assertThat(bodies("{'l': " + lab + "}", "{'l': " + other + "}")).containsExactly("server.show: body " + words);
    }

    @Test
    void elementsThatCannotBeToldApartOrAreCalledOtherwiseAreNotCompared() {
        assertThat(bodies("{'l': [{'name': 'n', 'status': 'A'}]}", "{'l': [{'name': 'm', 'status': 'B'}]}"))
                .isEmpty();
        assertThat(bodies(
                        "{'l': [{'name': 'n', 'status': 'A'}, {'name': 'n', 'status': 'B'}]}",
                        "{'l': [{'name': 'n', 'status': 'B'}, {'name': 'n', 'status': 'C'}]}"))
                .isEmpty();
    }

    @Test
    void otherStatusIsSeen() {
        assertThat(differences(answer(200, Map.of(), "{}"), answer(204, Map.of(), "{}")))
                .containsExactly("server.show: status is 204, the lab says 200");
    }

    @Test
    void missingHeaderIsSeen() {
        Map<String, String> headers =
                Map.of("Vary", "X-Auth-Token", "x-openstack-request-id", "req-5d63a9b8-1c07-4a0d-9a40-1d9f5b0c2f11");
        Map<String, String> fewer = new TreeMap<>(headers);
        fewer.remove("x-openstack-request-id");

        assertThat(differences(answer(200, headers, "{}"), answer(200, fewer, "{}")))
                .containsExactly("server.show: header x-openstack-request-id is missing, the lab says request id");
    }

    @Test
    void otherContentTypeIsSeen() {
        assertThat(differences(
                        answer(200, Map.of("Content-Type", "application/json"), "{}"),
                        answer(200, Map.of("Content-Type", "text/plain"), "{}")))
                .containsExactly(
                        "server.show: header Content-Type is \"text/plain\", the lab says \"application/json\"");
    }

    @Test
    void bodyThatIsNoJsonIsSeen() {
        Answer text = new Answer(200, Map.of(), Optional.empty(), Optional.of("text: hello"), Map.of());

        assertThat(differences(answer(200, Map.of(), "{}"), text))
                .containsExactly("server.show: body is text, the lab says JSON");
    }

    @Test
    void callWithoutAnswerSaysWhy() {
        Exchange lab = exchange(Optional.of(answer(200, Map.of(), "{}")), Optional.empty());
        Exchange other = exchange(Optional.empty(), Optional.of("not asked: no {server} was kept"));

        assertThat(Parity.differences(List.of(lab), List.of(other)))
                .containsExactly("server.show: not asked: no {server} was kept");
    }

    @Test
    void callsThatOnlyOneHasAreSeen() {
        Exchange lab = exchange(Optional.of(answer(200, Map.of(), "{}")), Optional.empty());

        assertThat(Parity.differences(List.of(lab), List.of())).hasSize(1);
        assertThat(Parity.differences(List.of(), List.of(lab))).hasSize(1);
    }

    private static List<String> bodies(String lab, String other) {
        return differences(answer(200, Map.of(), lab), answer(200, Map.of(), other));
    }

    private static List<String> differences(Answer lab, Answer other) {
        return Parity.differences(
                List.of(exchange(Optional.of(lab), Optional.empty())),
                List.of(exchange(Optional.of(other), Optional.empty())));
    }

    private static Answer answer(int status, Map<String, String> headers, String body) {
        return new Answer(status, headers, Optional.of(ShapeTests.json(body)), Optional.empty(), Map.of());
    }

    private static Exchange exchange(Optional<Answer> answer, Optional<String> trouble) {
        return new Exchange(
                "server.show", "member", "GET", "compute", "/servers/{server}", Optional.empty(), answer, trouble);
    }
}
