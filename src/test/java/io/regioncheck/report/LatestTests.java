package io.regioncheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatestTests {
    @TempDir
    private Path environment;

    @Test
    void latestLeadsToTheRunWhereverReportsAreMoved() throws IOException {
        Latest latest = new Latest(environment);

        latest.pointTo(run(environment, "7f3a0c11"));
        latest.pointTo(run(environment, "7f3a0c12"));

        assertThat(Files.readSymbolicLink(latest.path())).isEqualTo(Path.of("7f3a0c12"));
        assertThat(environment.resolve("7f3a0c11/deep/file")).exists();
        assertThat(environment.toFile().list()).containsExactlyInAnyOrder("7f3a0c11", "7f3a0c12", "latest");
    }

    @Test
    void latestIsCopyWhereThereAreNoLinks() throws IOException {
        Path archive = environment.resolve("archive.zip");
        try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            Path inZip = Files.createDirectory(zip.getPath("/lab"));
            Latest latest = new Latest(inZip);

            latest.pointTo(run(inZip, "7f3a0c11"));
            latest.pointTo(run(inZip, "7f3a0c12"));

            assertThat(latest.path().resolve("deep/file")).hasContent("of 7f3a0c12");
        }
    }

    @Test
    void copyGivesWayToLink() throws IOException {
        Files.createDirectories(environment.resolve("latest/deep"));
        Files.writeString(environment.resolve("latest/deep/file"), "old");
        Latest latest = new Latest(environment);

        latest.pointTo(run(environment, "7f3a0c11"));

        assertThat(latest.path()).isSymbolicLink();
        assertThat(latest.path().resolve("deep/file")).hasContent("of 7f3a0c11");
    }

    private static Path run(Path environment, String run) throws IOException {
        Path directory = environment.resolve(run);
        Files.createDirectories(directory.resolve("deep"));
        Files.writeString(directory.resolve("deep/file"), "of " + run);
        return directory;
    }
}
