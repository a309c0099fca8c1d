package io.regioncheck.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTests {
    @TempDir
    private Path parent;

    @Test
    void demosSideBySideHaveEachTheirOwn() {
        try (RunDirectory one = RunDirectory.in(parent);
                RunDirectory other = RunDirectory.in(parent)) {
            assertThat(other.path()).isNotEqualTo(one.path());
            assertThat(one.path()).exists();
        }
    }

    @Test
    void whatADemoLeftIsThereUntilTheNextOneStarts() {
        RunDirectory ended = RunDirectory.in(parent);
        ended.close();
        assertThat(ended.path()).exists();
        try (RunDirectory next = RunDirectory.in(parent)) {
            assertThat(ended.path()).doesNotExist();
            assertThat(next.path()).exists();
        }
    }
}
