package io.regioncheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.environment.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTests {
    @TempDir
    private Path root;

    @Test
    void withoutRendererAllElseIsWrittenAndTheTroubleTold() {
        Written written = new Reports(root, "1.0", Optional.empty()).write(SampleRun.of("lab", "7f3a0c11"), List.of());

        assertThat(written.report())
                .isEqualTo(root.resolve("lab/latest/summary.md"))
                .exists();
        assertThat(written.troubles())
                .singleElement()
                .asString()
                .contains("no HTML report", "REGIONCHECK_ALLURE", "target/allure");
        assertThat(root.resolve("lab/7f3a0c11").toFile().list())
                .containsExactlyInAnyOrder("summary.json", "summary.md", "junit.xml", "allure-results");
    }

    @Test
    void rendererThatFailsIsQuoted() throws IOException {
        Path broken = Files.createDirectories(root.resolve("allure-0"));
        Files.createDirectories(broken.resolve("lib"));
        Files.createDirectories(broken.resolve("config"));
        Files.writeString(broken.resolve("config/allure.yml"), "");

        Written written =
                new Reports(root, "1.0", Renderer.in(broken)).write(SampleRun.of("lab", "7f3a0c11"), List.of());

        assertThat(written.troubles())
                .singleElement()
                .asString()
                .contains("the Allure generator ended with 1", "io.qameta.allure.CommandLine");
        assertThat(written.report()).isEqualTo(root.resolve("lab/latest/summary.md"));
    }

    @Test
    void placeThatCannotBeWrittenIsToldForEachReport() throws IOException {
        Path file = Files.writeString(root.resolve("lab"), "in the way");

        Written written = new Reports(root, "1.0", Optional.empty()).write(SampleRun.of("lab", "7f3a0c11"), List.of());

        assertThat(written.troubles()).anyMatch(trouble -> trouble.startsWith("no summary.json: "));
        assertThat(file).hasContent("in the way");
    }

    @Test
    void noFileHoldsSecret() throws IOException {
        new Reports(root, "1.0", Optional.empty())
                .write(SampleRun.of("lab", "7f3a0c11"), List.of(Secret.of(SampleRun.SECRET), Secret.of("RMA-4711")));

        try (Stream<Path> files = Files.walk(root)) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSizeGreaterThan(20)
                    .noneMatch(file -> text(file).contains("s3cr") || text(file).contains("RMA-4711"))
                    .anyMatch(file -> text(file).contains("oslo_messaging ***"));
        }
    }

    @Test
    void summariesOfEarlierRunsStay() {
        Reports reports = new Reports(root, "1.0", Optional.empty());

        reports.write(SampleRun.of("lab", "7f3a0c11"), List.of());
        reports.write(SampleRun.of("lab", "7f3a0c12"), List.of());

        assertThat(root.resolve("lab/7f3a0c11/summary.json")).content().contains("7f3a0c11");
        assertThat(root.resolve("lab/latest/summary.json")).content().contains("\"run\" : \"7f3a0c12\"");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
