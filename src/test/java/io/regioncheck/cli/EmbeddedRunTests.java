package io.regioncheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regioncheck.demo.DemoRegions;
import io.regioncheck.demo.database.DemoDatabase;
import io.regioncheck.environment.Environment;
import io.regioncheck.environment.Environments;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What mvn verify -Denv=demo does, with database and message bus. */
@Tag("mariadb")
@Timeout(400)
class EmbeddedRunTests {
    @TempDir
    private Path reports;

    @Test
    void embeddedRegionIsHealthyAndNothingOfItRemains() throws Exception {
        int code = Main.commandLine().execute("run", "--env=demo", "--suite=smoke", "--reports=" + reports);

        JsonNode summary = new ObjectMapper()
                .readTree(reports.resolve("demo/latest/summary.json").toFile());
        assertThat(summary.path("verdict").asText()).as(summary::toPrettyString).isEqualTo("healthy");
        assertThat(code).isZero();
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(threads()).isEmpty();
            assertThat(servers()).isEmpty();
        });
    }

    @Test
    void embeddedRegionHasItsMiddleware() {
        try (DemoRegions regions = new DemoRegions()) {
            Environment demo = Environments.of(regions.start("demo")).load("demo");
            assertThat(demo.asked()).isEqualTo(Map.of("env", "demo"));
            assertThat(demo.broker()).isPresent();
            assertThat(demo.database().isPresent()).isEqualTo(DemoDatabase.fits());
        }
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> Optional.ofNullable(thread.getThreadGroup())
                        .filter(group -> group.getName().equals(DemoRegions.THREADS))
                        .isPresent())
                .map(Thread::getName)
                // the JVM's own pool belongs to whoever was the first to use it
                .filter(name -> !name.startsWith("ForkJoinPool.commonPool"))
                .toList();
    }

    private static List<String> servers() {
        String home = Path.of("target", "demo").toAbsolutePath().toString();
        return ProcessHandle.current()
                .descendants()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains("mariadbd") && line.contains(home + "/run-"))
                .toList();
    }
}
