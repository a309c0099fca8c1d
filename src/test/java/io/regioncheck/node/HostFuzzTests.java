package io.regioncheck.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.environment.SshAccess;
import io.regioncheck.fuzz.Fuzz;
import io.regioncheck.fuzz.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a host sends, or a file of host keys holds, is read or refused, and soon. */
class HostFuzzTests {
    private static final Script SCRIPT = Script.random(Instant.EPOCH, List.of("br-int"));
    private static final List<Question> QUESTIONS = List.of(
            new Question("clock", "date +%s.%N", 64, Duration.ofSeconds(5)),
            new Question("plain", "echo told\nexit 3", 1_000, Duration.ofSeconds(5)),
            new Question("cut", "echo 123456789", 5, Duration.ofSeconds(5)),
            new Question("packed", "cat /proc/self/status /proc/meminfo", 100_000, Duration.ofSeconds(5)),
            new Question("refused", "echo 'sudo: a password is required' >&2", 100_000, Duration.ofSeconds(5)));

    @TempDir
    private Path directory;

    /** Bytes as characters, one of each: what the host sends is no text where it is compressed. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void framesOfTheScript() throws Exception {
        Process shell = new ProcessBuilder("/bin/sh", "-s").start();
        try (var in = shell.getOutputStream()) {
            in.write(SCRIPT.asking(QUESTIONS).getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        String errors = new String(shell.getErrorStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        String nonce = "\n" + SCRIPT.nonce() + " ";
        Fuzz.ofWhole(
                        "frames (Frames, Understood, Packed, SudoWords)",
                        List.of(output, errors),
                        nonce,
                        nonce + "begin packed z\n",
                        nonce + "end packed 0\n",
                        nonce + "end plain 999\n",
                        nonce + "root 124 \n",
                        "\u001f\u008b\b\u0000")
                .on(text -> {
                    Map<String, Reading> told = Understood.of(
                            QUESTIONS, frames(text, text.length()), frames(text, 100), "verifier", Optional.empty());
                    assertThat(told).hasSize(QUESTIONS.size());
                    told.values().forEach(HostFuzzTests::use);
                });
    }

    private static Frames frames(String text, int most) {
        Frames frames = new Frames(SCRIPT.nonce(), 100_000);
        byte[] bytes = text.substring(0, Math.min(most, text.length())).getBytes(StandardCharsets.ISO_8859_1);
        int half = bytes.length / 2;
        assertThat(frames.add(bytes, 0, half)).isIn(true, false);
        assertThat(frames.add(bytes, half, bytes.length - half)).isIn(true, false);
        assertThat(frames.before()).isNotNull();
        assertThat(frames.firstEnd()).isNotNull();
        return frames;
    }

    private static void use(Reading reading) {
        if (reading instanceof Reading.Text text) {
            assertThat(text.text()).isNotNull();
            assertThat(text.errors()).isNotNull();
        }
    }

    @Test
    void clockOfAHost() {
        Fuzz.of("clock (ClockOffset)", List.of("1795851000.123456789\n", "1795851000.5\n"), ".", "000000000000")
                .on(text -> assertThat(ClockOffset.shown(text)).isNotNull());
    }

    @Test
    void filesOfHostKeys() {
        Path file = directory.resolve("known_hosts");
        SshAccess access = new SshAccess("compute-1.example", 2222, "verifier", file, Optional.of(file), true);
        Fuzz.of(
                        "known_hosts (KnownHosts)",
                        Seeds.of("node/known_hosts"),
                        "@revoked ",
                        "@cert-authority * ",
                        "|1|",
                        "[compute-1.example]:2222 ",
                        "!*.example ",
                        "ssh-rsa AAAA",
                        "[]:",
                        "[:99999",
                        "*.*.*.*.*.*.*.*.example ")
                .on(text -> {
                    write(file, text);
                    assertThat(KnownHosts.read(file).refusal(access)).isNotEmpty();
                });
    }

    private static void write(Path file, String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
