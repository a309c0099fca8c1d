package io.regioncheck.checks.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.environment.ExternalNetwork;
import io.regioncheck.environment.ExternalNetwork.Probe;
import io.regioncheck.node.Answer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who cannot ask an address must not call it silent. */
class FloatingProbeTests {
    @ParameterizedTest
    @CsvSource({"PING,2", "PING,127", "PING,126", "HTTP,127", "TCP,127", "TCP,126"})
    void askersThatFailSayNothingOfTheAddress(Probe probe, int code) {
        assertThat(cannotAsk(probe, Optional.empty(), code))
                .hasValueSatisfying(words -> assertThat(words).contains("this machine", "external.probe"));
    }

    @ParameterizedTest
    @CsvSource({"PING,0", "PING,1", "HTTP,7", "HTTP,22", "HTTP,28", "TCP,1"})
    void answersAndSilenceCount(Probe probe, int code) {
        assertThat(cannotAsk(probe, Optional.of("node-1"), code)).isEmpty();
    }

    @Test
    void theNodeThatLacksTheCommandIsNamed() {
        assertThat(cannotAsk(Probe.TCP, Optional.of("node-1"), 127))
                .hasValueSatisfying(words -> assertThat(words)
                        .startsWith("nc on node node-1 could not ask")
                        .contains("install it there"));
    }

    private static Optional<String> cannotAsk(Probe probe, Optional<String> from, int code) {
        return FloatingProbe.cannotAsk(new ExternalNetwork("public", from, probe), new Answer(code, "", ""));
    }
}
