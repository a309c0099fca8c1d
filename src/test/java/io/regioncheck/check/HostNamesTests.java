package io.regioncheck.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HostNamesTests {
    @Test
    void numbersInARowAreARange() {
        assertThat(HostNames.of(List.of("node-001", "node-002", "node-003", "node-007")))
                .isEqualTo("node-[001-003,007]");
        assertThat(HostNames.of(List.of("ctl"))).isEqualTo("ctl");
        assertThat(HostNames.of(List.of("a9.example", "a10.example"))).isEqualTo("a9.example, a10.example");
    }

    @Test
    void manyGapsAreCounted() {
        assertThat(HostNames.of(IntStream.range(0, 100)
                        .mapToObj(number -> "n" + (100 + 2 * number))
                        .toList()))
                .isEqualTo("n[100,102,104,106,108,110,112,114,… 100 in all]");
    }
}
