package io.regioncheck.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SudoersTests {
    private static final List<String> BRIDGES = List.of("br-int", "br-tun", "br-ex");
    private static final Path VISUDO = Path.of("/usr/sbin/visudo");

    @TempDir
    private Path directory;

    private static List<String> commands(String script) {
        return Privileged.in(new Question("one", script, 1, Duration.ofSeconds(7)), BRIDGES).stream()
                .map(Privileged::inSudoers)
                .toList();
    }

    @Test
    void whatIsAllowedIsWhatIsRun() {
        assertThat(
                        commands(
                                "root /bin/grep -rHna --include=\\*.conf ^ /etc/nova | awk x\nif true; then\n  root /bin/ls /a,b\nfi"))
                .containsExactly(
                        "/usr/bin/timeout -k 2 7 /bin/grep -rHna --include\\=\\*.conf \\^ /etc/nova",
                        "/usr/bin/timeout -k 2 7 /bin/ls /a\\,b");
        assertThat(commands("root /bin/grep -R --include=*.conf . /etc/nova"))
                .containsExactly("/usr/bin/timeout -k 2 7 /bin/grep -R --include\\=\\*.conf . /etc/nova");
    }

    @Test
    void commandForEachBridgeIsAllowedForEachByItsName() {
        assertThat(commands("for BRIDGE in $BRIDGES\ndo\nroot /usr/bin/ovs-ofctl dump-flows $BRIDGE\ndone"))
                .containsExactly(
                        "/usr/bin/timeout -k 2 7 /usr/bin/ovs-ofctl dump-flows br-int",
                        "/usr/bin/timeout -k 2 7 /usr/bin/ovs-ofctl dump-flows br-tun",
                        "/usr/bin/timeout -k 2 7 /usr/bin/ovs-ofctl dump-flows br-ex");
    }

    @Test
    void whatNoFileCanHaveWordByWordIsRefused() {
        for (String script : List.of(
                "root /bin/cat $FILE",
                "root /bin/cat '/etc/shadow'",
                "root /bin/cat /etc/*.conf",
                "root cat /etc/shadow",
                "root /bin/cat $(echo x)",
                "if root /bin/true",
                "true && root /bin/true")) {
            assertThatThrownBy(() -> commands(script)).as(script).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void everyItemHasAScriptThatSudoersCanHave() {
        assertThat(Item.values())
                .allSatisfy(item -> assertThat(item.question().script()).isNotBlank());
        assertThat(Sudoers.commands(BRIDGES)).isNotEmpty();
    }

    @Test
    void sudoItselfUnderstandsTheFile() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(VISUDO), "no visudo here");
        Path file =
                Files.writeString(directory.resolve("regioncheck"), Sudoers.text(Set.of("verifier", "other"), BRIDGES));

        Process check = new ProcessBuilder(VISUDO.toString(), "-cf", file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(check.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(check.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(check.exitValue()).as(said).isZero();
    }

    /** Written anew by: java -jar target/regioncheck.jar sudoers --env lab > lab/regioncheck.sudoers. */
    @Test
    void labHasTheFileOfThisVersion() throws IOException {
        assertThat(Files.readString(Path.of("lab", "regioncheck.sudoers")))
                .isEqualTo(Sudoers.text(Set.of("verifier"), List.of("br-int", "br-tun", "br-ex", "br-phy")));
    }
}
