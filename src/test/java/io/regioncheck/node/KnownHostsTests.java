package io.regioncheck.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.regioncheck.environment.SshAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownHostsTests {
    private static final String KEY =
            " ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKsXbE/qOH5PykIM+yKnCul8kiIB2fCdw9nsPHPh0w2o\n";

    @TempDir
    private Path directory;

    private boolean knows(String host, String... lines) throws IOException {
        Path file = Files.writeString(directory.resolve("known_hosts"), String.join("", lines));
        SshAccess access = new SshAccess(host, 22, "verifier", file, Optional.of(file), true);
        return KnownHosts.read(file).refusal(access).contains("another than the one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\n",
                "@revoked\n",
                "|1|x|y ssh-ed25519 AAAA\n",
                "[ ssh-ed25519 AAAA\n",
                "compute-2 \n",
                "\u0000\n",
                "# words\n"
            })
    void lineThatIsNoneOfTheirsIsPassedOver(String strange) throws IOException {
        assertThat(knows("compute-1", strange, "compute-1" + KEY)).isTrue();
        assertThat(knows("compute-2", strange, "compute-1" + KEY)).isFalse();
    }

    @Test
    void tabsPartAsBlanksDo() throws IOException {
        assertThat(knows("compute-1", ("compute-1" + KEY).replace(' ', '\t'))).isTrue();
    }

    @Test
    void wildcardsFitAndOfManyNoneIsTried() throws IOException {
        assertThat(knows("compute-1.rack-2.example", "compute-*.rack-*.example" + KEY))
                .isTrue();
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(knows("a".repeat(60), "*a".repeat(30) + "b" + KEY))
                        .isFalse());
    }
}
