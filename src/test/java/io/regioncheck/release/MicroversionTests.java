package io.regioncheck.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MicroversionTests {

    @Test
    void ordersByNumberAndNotByText() {
        assertThat(Microversion.parse("2.100")).isGreaterThan(Microversion.parse("2.93"));
        assertThat(Microversion.parse("3.0")).isGreaterThan(Microversion.parse("2.100"));
        assertThat(Microversion.parse("2.25")).isEqualByComparingTo(Microversion.parse("2.25"));
    }

    @Test
    void readsAsItIsWritten() {
        assertThat(Microversion.parse("2.93")).hasToString("2.93").isEqualTo(new Microversion(2, 93));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "v2.1", "2.1.0", "2.x", "latest", "2.99999"})
    void refusesWhatIsNone(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Microversion.parse(text))
                .withMessageContaining(text);
    }
}
