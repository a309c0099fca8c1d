package io.regioncheck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ParametersTests {
    private final Parameters parameters = new Parameters(Map.of("sample", 3, "reboot", false, "size", "big"));

    @Test
    void theSuiteWinsOverTheCheck() {
        assertThat(parameters.integer("sample", 2)).isEqualTo(3);
        assertThat(parameters.text("reboot", "true")).isEqualTo("false");
        assertThat(Parameters.NONE.integer("sample", 2)).isEqualTo(2);
        assertThat(Parameters.NONE.text("reboot", "true")).isEqualTo("true");
    }

    @Test
    void aWordWhereANumberBelongsIsNamed() {
        assertThatThrownBy(() -> parameters.integer("size", 2))
                .hasMessage("parameter size must be a whole number, was big");
    }
}
