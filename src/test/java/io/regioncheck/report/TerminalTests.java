package io.regioncheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTests {
    private static final Map<String, String> XTERM = Map.of("TERM", "xterm", "COLUMNS", "93");

    @Test
    void terminalIsLiveAndAsWideAsItSays() {
        assertThat(Terminal.detect(XTERM, true, StandardCharsets.UTF_8)).isEqualTo(new Terminal(true, true, true, 93));
    }

    @Test
    void outputThatGoesElsewhereIsPlain() {
        assertThat(Terminal.detect(XTERM, false, StandardCharsets.UTF_8))
                .isEqualTo(new Terminal(false, false, true, 120));
    }

    @Test
    void ciServersAndDumbTerminalsArePlain() {
        assertThat(Terminal.detect(with("CI", "true"), true, StandardCharsets.UTF_8)
                        .live())
                .isFalse();
        assertThat(Terminal.detect(with("TERM", "dumb"), true, StandardCharsets.UTF_8)
                        .live())
                .isFalse();
    }

    @Test
    void noColorTakesTheColoursAndLeavesTheRest() {
        assertThat(Terminal.detect(with("NO_COLOR", "1"), true, StandardCharsets.UTF_8))
                .isEqualTo(new Terminal(true, false, true, 93));
    }

    @Test
    void charsetThatLacksOneOfOurMarksGetsNone() {
        assertThat(Terminal.detect(XTERM, true, StandardCharsets.US_ASCII).unicode())
                .isFalse();
        assertThat(Terminal.detect(XTERM, true, StandardCharsets.ISO_8859_1).unicode())
                .isFalse();
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> variables = new java.util.HashMap<>(XTERM);
        variables.put(name, value);
        return variables;
    }
}
