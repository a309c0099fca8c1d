package io.regioncheck.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTests {
    @ParameterizedTest
    @CsvSource({
        "10.177.1.0/24, 10.177.1.0/24",
        "10.177.1.77/24, 10.177.1.0/24",
        "255.255.255.255/28, 255.255.255.240/28",
        "128.1.2.3/8, 128.0.0.0/8",
    })
    void networkIsTheRangeAroundAnAddress(String text, String network) {
        assertThat(Cidr.parse(text).orElseThrow().network()).hasToString(network);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.177.1.0",
                "10.177.1.0/",
                "10.177.1.0/29",
                "10.0.0.0/7",
                "10.177.1.256/24",
                "10.177.01.0/24",
                "10.177.1/24",
                "fd00::/64",
                " 10.177.1.0/24",
                "10.177.1.0/24\n"
            })
    void whatIsNoUsableRangeIsNotRead(String text) {
        assertThat(Cidr.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.177.1.0/24, 10.177.1.0/24, true",
        "10.177.1.0/24, 10.177.1.128/25, true",
        "10.0.0.0/8, 10.177.1.0/24, true",
        "10.177.1.0/24, 10.177.2.0/24, false",
        "10.177.1.0/25, 10.177.1.128/25, false",
    })
    void rangesOverlapWhenOneHoldsTheOther(String one, String other, boolean overlap) {
        Cidr first = Cidr.parse(one).orElseThrow();
        Cidr second = Cidr.parse(other).orElseThrow();

        assertThat(first.overlaps(second)).isEqualTo(overlap);
        assertThat(second.overlaps(first)).isEqualTo(overlap);
    }
}
