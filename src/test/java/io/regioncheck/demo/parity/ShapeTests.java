package io.regioncheck.demo.parity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stays of a body when the data is taken away. */
class ShapeTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-24T11:06:08Z                     | timestamp like 0000-00-00T00:00:00Z
            2026-11-24T11:06:08.000000               | timestamp like 0000-00-00T00:00:00.000000
            2026-11-24T11:06:08.123456Z              | timestamp like 0000-00-00T00:00:00.000000Z
            2026-11-24 11:06:08                      | timestamp like 0000-00-00 00:00:00
            5d63a9b8-1c07-4a0d-9a40-1d9f5b0c2f11     | uuid
            req-5d63a9b8-1c07-4a0d-9a40-1d9f5b0c2f11 | request id
            0123456789abcdef0123456789abcdef         | id of 32 hexadecimal digits
            fa:16:3e:00:0a:ff                        | MAC address
            10.178.1.4                               | address
            fe80::f816:3eff:fe00:aff                 | address
            10.178.1.0/24                            | CIDR
            http://127.0.0.1:8774/v2.1/              | URL
            ACTIVE                                   | text
            parity-server                            | text
            """)
    void textsAreTold(String text, String kind) {
        assertThat(TextKind.of(text)).isEqualTo(kind);
    }

    @Test
    void elementsOfAListAreOne() {
        assertThat(shape("{'servers': [{'id': 1}, {'id': 2}]}")).isEqualTo(shape("{'servers': [{'id': 3}]}"));
    }

    @Test
    void fieldThatNotEveryElementHasIsOptional() {
        assertThat(shape("{'ports': [{'id': 1, 'fault': 'x'}, {'id': 2}]}").optional())
                .containsExactly("/ports/*/fault");
    }

    @Test
    void keysThatAreDataAreOne() {
        assertThat(shape("{'server': {'addresses': {'blue': [{'version': 4}]}}}"))
                .isEqualTo(shape("{'server': {'addresses': {'red': [{'version': 4}]}}}"));
    }

    @Test
    void keysThatAreNoDataAreNot() {
        assertThat(shape("{'server': {'created': 'x'}}")).isNotEqualTo(shape("{'server': {'made': 'x'}}"));
    }

    @Test
    void numberInATextIsNoNumber() {
        assertThat(shape("{'size': 1}")).isNotEqualTo(shape("{'size': '1'}")).isNotEqualTo(shape("{'size': 1.5}"));
    }

    private static Shape shape(String json) {
        return Shape.of(json(json));
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }
}
