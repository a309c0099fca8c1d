package io.regioncheck.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerVersionTests {

    @Test
    void ordersByNumber() {
        List<BrokerVersion> versions = Stream.of(
                        "R13B03",
                        "R14B04",
                        "R16A",
                        "R16B",
                        "R16B03",
                        "R16B03-1",
                        "17.5",
                        "18.3.4",
                        "19",
                        "24.3.4.2",
                        "25.2",
                        "25.10")
                .map(BrokerVersionTests::version)
                .toList();
        assertThat(versions).isSorted();
        assertThat(version("25")).isEqualByComparingTo(version("25.0"));
        assertThat(version("25.0.1")).isGreaterThan(version("25"));
        assertThat(version("25")).isLessThan(version("25.0.1"));
    }

    @Test
    void knowsWhatBeginsAlike() {
        assertThat(version("24.3.4").isOf(version("24.3"))).isTrue();
        assertThat(version("24.3").isOf(version("24.3"))).isTrue();
        assertThat(version("24").isOf(version("24.3"))).isFalse();
        assertThat(version("24.30").isOf(version("24.3"))).isFalse();
        assertThat(version("R16B03-1").isOf(version("16B03"))).isTrue();
        assertThat(version("R16B03-1").major()).isEqualTo(16);
    }

    @Test
    void isShownAsItWasGiven() {
        assertThat(version("R16B03-1")).hasToString("R16B03-1");
        assertThat(version("19").isMajorOnly()).isTrue();
        assertThat(version("19.0").isMajorOnly()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "25.", "25.2-rc1", "3.12.1+1", "R16D03", "25.2 "})
    void refusesWhatIsNone(String text) {
        assertThat(BrokerVersion.find(text)).isEmpty();
    }

    private static BrokerVersion version(String text) {
        return BrokerVersion.find(text).orElseThrow();
    }
}
