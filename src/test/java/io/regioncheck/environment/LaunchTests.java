package io.regioncheck.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is printed to be typed works from where regioncheck was started. */
class LaunchTests {
    private final Map<String, String> options = new LinkedHashMap<>();

    LaunchTests() {
        options.put("env", "lab");
        options.put("run", "0123abcd");
    }

    @Test
    void fromAJarItIsTheJar() {
        assertThat(new Launch(Optional.of(Path.of("tools/regioncheck.jar"))).command("clean", options))
                .isEqualTo("java -jar tools/regioncheck.jar clean --env lab --run 0123abcd");
    }

    @Test
    void inACheckoutItIsMaven() {
        assertThat(new Launch(Optional.empty()).command("clean", options))
                .isEqualTo("mvn verify -Denv=lab -Drun=0123abcd -Dcommand=clean");
        assertThat(new Launch(Optional.empty()).command("run", Map.of("env", "lab")))
                .isEqualTo("mvn verify -Denv=lab");
        assertThat(Launch.ofThisProcess().jar()).isEmpty();
    }
}
