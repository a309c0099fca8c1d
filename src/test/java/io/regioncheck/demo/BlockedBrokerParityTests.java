package io.regioncheck.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.check.CheckResult;
import io.regioncheck.check.RunResult;
import io.regioncheck.demo.region.Incident;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The smoke suite says the same of a broker that blocks who publishes as it said of the lab's, where that does not hang on how long a
 * client waits: on the lab four requests of network.build hung for 60 s each and so used up its 240 s before it could see that no agent
 * did anything, in the demo they hang for 5 s each and it sees.
 */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class BlockedBrokerParityTests {
    private static final Path SEEN_ON_THE_LAB =
            Path.of("src/test/resources/io/regioncheck/demo/outcomes/partly/rabbit-memory-alarm.txt");
    private static final List<String> CHECKS = List.of(
            "identity.token",
            "identity.catalog",
            "identity.endpoints",
            "identity.backends",
            "identity.service-users",
            "image.*",
            "network.agents",
            "compute.services",
            "compute.endpoint",
            "volume.services");
    private static final String OTHERS = ".*(network\\.build|compute\\.boot|volume\\.roundtrip).*";

    @TempDir
    private Path directory;

    @Test
    void outcomesAreThoseOfTheLab() throws IOException {
        DemoSettings settings = DemoSettings.likeTheLab().with(Incident.RABBIT_MEMORY_ALARM);
        RunResult result =
                new DemoRun(settings, directory).run("smoke", CHECKS).results().get(0);
        List<String> seen = Files.readAllLines(SEEN_ON_THE_LAB).stream()
                .filter(line -> !line.matches(OTHERS))
                .toList();
        assertThat(result.checks().stream().map(BlockedBrokerParityTests::line).sorted())
                .containsExactlyElementsOf(seen);
    }

    private static String line(CheckResult check) {
        return check.outcome() + " " + check.label()
                + check.rootCause().map(root -> " after " + root).orElse("");
    }
}
