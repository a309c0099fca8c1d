package io.regioncheck.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file in {@code broken} with, in the .txt beside it, exactly what an operator who wrote it reads. */
class BrokenEnvironmentsTests {
    private static final Path BROKEN = directory();

    static List<String> names() {
        return new Environments(BROKEN).names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyMistakeIsNamedWithItsLine(String name) throws IOException {
        String expected = Files.readString(BROKEN.resolve(name + ".txt")).stripTrailing();

        assertThat(message(name)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("names")
    void noMessageHoldsASecret(String name) {
        assertThat(message(name)).doesNotContain("swordfish");
    }

    @Test
    void aliasesThatMultiplyAreRefusedAtOnce() {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> message("billion-laughs"));
    }

    private static String message(String name) {
        Surroundings surroundings = new Surroundings(Map.of("RC_PASSWORD", "swordfish"), BROKEN, BROKEN, Sample.TODAY);
        FileInvalid[] thrown = new FileInvalid[1];
        assertThatExceptionOfType(FileInvalid.class)
                .isThrownBy(() -> new Environments(BROKEN, surroundings).load(name))
                .satisfies(invalid -> thrown[0] = invalid);
        return String.valueOf(thrown[0].getMessage()).replace(BROKEN + "/", "");
    }

    private static Path directory() {
        try {
            URL there = BrokenEnvironmentsTests.class.getResource("broken/empty.yaml");
            return Path.of(there.toURI()).resolveSibling("");
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
