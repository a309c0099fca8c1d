package io.regioncheck.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RpcVersionTests {

    @ParameterizedTest
    @CsvSource({
        "4.11, 4.11, true",
        "4.11, 4.0, true",
        "4.11, 4.12, false",
        "4.11, 3.11, false",
        "4.11, 5.0, false",
        "4.2, 4.11, false"
    })
    void acceptsTheSameMajorUpToItsMinor(String served, String call, boolean accepted) {
        assertThat(RpcVersion.parse(served).accepts(RpcVersion.parse(call))).isEqualTo(accepted);
    }

    @Test
    void ordersByNumber() {
        assertThat(RpcVersion.parse("4.11")).isGreaterThan(RpcVersion.parse("4.2"));
        assertThat(RpcVersion.parse("5.0")).isGreaterThan(RpcVersion.parse("4.22"));
        assertThat(RpcVersion.parse("4.22")).isLessThan(RpcVersion.parse("5.0"));
    }

    @Test
    void readsARevisionThatCallsNeverHave() {
        assertThat(RpcVersion.find("4.11.1")).contains(new RpcVersion(4, 11));
        assertThat(RpcVersion.parse("4.11")).hasToString("4.11");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "4.", "kilo", "4.x", "4.0.0.0", "auto", " 4.0"})
    void refusesWhatIsNone(String text) {
        assertThat(RpcVersion.find(text)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RpcVersion.parse(text))
                .withMessage("not an RPC version: " + text);
    }
}
