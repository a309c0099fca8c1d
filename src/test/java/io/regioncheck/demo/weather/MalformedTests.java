package io.regioncheck.demo.weather;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.demo.http.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedTests {
    private static final int ENOUGH_FOR_EVERY_KIND = 40;

    @ParameterizedTest
    @ValueSource(strings = {"\u0000\u0001\u0002 an image", "[1, 2, 3, 4]", "{\"servers\": [{\"id\": 1}]}"})
    void isNeverWhatWasToBeSaid(String body) {
        Answer real = Answer.text(200, "application/octet-stream", body);
        Chance chance = new Chance(1);
        for (int i = 0; i < ENOUGH_FOR_EVERY_KIND; i++) {
            assertThat(Malformed.instead(chance, real).body()).isNotEqualTo(real.body());
        }
    }
}
