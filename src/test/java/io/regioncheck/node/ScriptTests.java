package io.regioncheck.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a real shell makes of the script, and what is understood of what it prints. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class ScriptTests {
    private static final Script SCRIPT =
            Script.random(Instant.ofEpochSecond(1_700_000_000), List.of("br-int", "br-tun"));

    private static Question asking(String word, String script) {
        return new Question(word, script, 100_000, Duration.ofSeconds(10));
    }

    private static Map<String, Reading> told(Question... questions) throws IOException {
        List<Question> asked = List.of(questions);
        Process shell = new ProcessBuilder("/bin/sh", "-s").start();
        Frames output = new Frames(SCRIPT.nonce(), 1 << 20);
        Frames errors = new Frames(SCRIPT.nonce(), 1 << 20);
        CompletableFuture<Void> listening = CompletableFuture.runAsync(() -> copy(shell.getErrorStream(), errors));
        try (var in = shell.getOutputStream()) {
            in.write(SCRIPT.asking(asked).getBytes(StandardCharsets.UTF_8));
        }
        copy(shell.getInputStream(), output);
        listening.join();
        return Understood.of(asked, output, errors, "verifier", Optional.empty());
    }

    private static void copy(InputStream from, Frames to) {
        try {
            byte[] bytes = from.readAllBytes();
            to.add(bytes, 0, bytes.length);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static Reading.Text text(String script) throws IOException {
        return (Reading.Text) Objects.requireNonNull(told(asking("one", script)).get("one"));
    }

    @Test
    void eachItemIsToldWithItsExitCode() throws IOException {
        Map<String, Reading> told =
                told(asking("first", "echo one\nprintf two"), asking("second", "echo 'it'\\''s' \"$SINCE\"\nexit 3\n"));

        assertThat(told.get("first")).isEqualTo(new Reading.Text("one\ntwo", 0, false));
        assertThat(told.get("second")).isEqualTo(new Reading.Text("it's 1700000000\n", 3, false));
    }

    @Test
    void variablesOfTheScriptAreThere() throws IOException {
        assertThat(text("echo $SINCE $BRIDGES $SALT $LC_ALL").text())
                .isEqualTo("1700000000 br-int br-tun " + SCRIPT.salt() + " C\n");
    }

    @Test
    void whatIsTooLongIsCutAndSaysSo() throws IOException {
        Reading.Text reading = text("i=0\nwhile [ $i -lt 20000 ]\ndo echo 'many lines'\ni=$((i+1))\ndone");

        assertThat(reading.cut()).isTrue();
        assertThat(reading.text()).hasSize(100_000);
        Map<String, Reading> little = told(new Question("one", "echo 123456789", 5, Duration.ofSeconds(5)));
        assertThat(little.get("one")).isEqualTo(new Reading.Text("12345", 0, true));
    }

    @Test
    void whatJustFitsIsNotCut() throws IOException {
        Map<String, Reading> told = told(new Question("one", "echo 1234", 5, Duration.ofSeconds(5)));

        assertThat(told.get("one")).isEqualTo(new Reading.Text("1234\n", 0, false));
    }

    @Test
    void itemThatHangsFailsAloneAndInTime() throws IOException {
        Instant begun = Instant.now();
        Map<String, Reading> told = told(
                new Question("slow", "echo begun\nsleep 30", 100, Duration.ofSeconds(1)), asking("next", "echo well"));

        assertThat(told.get("slow")).isEqualTo(new Reading.Failed("slow was not read within 1 s"));
        assertThat(told.get("next")).isEqualTo(new Reading.Text("well\n", 0, false));
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void itemCannotEatWhatFollowsIt() throws IOException {
        Map<String, Reading> told = told(asking("greedy", "cat\necho end"), asking("next", "echo well"));

        assertThat(told.get("greedy")).isEqualTo(new Reading.Text("end\n", 0, false));
        assertThat(told.get("next")).isEqualTo(new Reading.Text("well\n", 0, false));
    }

    @Test
    void brokenItemFailsAlone() throws IOException {
        Map<String, Reading> told = told(asking("broken", "if then"), asking("next", "echo well"));

        assertThat(told.get("broken")).isInstanceOfSatisfying(Reading.Text.class, text -> {
            assertThat(text.exitCode()).isEqualTo(2);
            assertThat(text.errors()).containsIgnoringCase("syntax error");
        });
        assertThat(told.get("next")).isEqualTo(new Reading.Text("well\n", 0, false));
    }

    @Test
    void refusalOfSudoIsNoFailureOfTheCommandEvenInAPipe() throws IOException {
        Map<String, Reading> told = told(asking(
                "secret",
                "sudo() { echo 'sudo: a password is required' >&2; return 1; }\nroot /bin/cat /etc/shadow | cat"));

        assertThat(told.get("secret"))
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.why()).contains("verifier", "a password is required", "sudoers"));
    }

    @Test
    void failureOfACommandOfRootIsSeenThroughAPipe() throws IOException {
        Reading.Text reading =
                text("sudo() { echo 'no such bridge' >&2; return 4; }\nroot /usr/bin/ovs-vsctl show | cat");

        assertThat(reading.exitCode()).isEqualTo(4);
        assertThat(reading.errors()).contains("no such bridge");
    }

    @Test
    void outputThatLooksLikeAFrameIsContent() throws IOException {
        assertThat(text("printf '\\n%s end one 0\\n' 00000000000000000000000000000000\necho more")
                        .text())
                .endsWith("more\n");
    }

    @Test
    void halfATellingIsNotTakenForAWholeOne() {
        Frames output = new Frames(SCRIPT.nonce(), 1000);
        byte[] half = ("\n" + SCRIPT.nonce() + " begin one p\nhalf").getBytes(StandardCharsets.UTF_8);
        output.add(half, 0, half.length);

        assertThat(Understood.of(
                        List.of(asking("one", "")),
                        output,
                        new Frames(SCRIPT.nonce(), 1000),
                        "verifier",
                        Optional.of("the connection broke")))
                .containsEntry("one", new Reading.Failed("the host did not tell one: the connection broke"));
    }

    @Test
    void bytesThatAreNoGzipAreAFailure() {
        Frames output = new Frames(SCRIPT.nonce(), 1000);
        byte[] junk = ("\n" + SCRIPT.nonce() + " begin one z\njunk\n" + SCRIPT.nonce() + " end one 0\n")
                .getBytes(StandardCharsets.UTF_8);
        output.add(junk, 0, junk.length);

        assertThat(Understood.of(
                                List.of(asking("one", "")),
                                output,
                                new Frames(SCRIPT.nonce(), 1000),
                                "verifier",
                                Optional.empty())
                        .get("one"))
                .isInstanceOfSatisfying(
                        Reading.Failed.class, failed -> assertThat(failed.why()).contains("broken"));
    }

    @Test
    void hostThatSendsWithoutEndIsCutOff() {
        Frames output = new Frames(SCRIPT.nonce(), 1000);

        assertThat(output.add(new byte[50_000], 0, 50_000)).isTrue();
        assertThat(output.add(new byte[50_000], 0, 50_000)).isFalse();
    }

    @Test
    void nameOfABridgeIsNoWayIn() {
        assertThatThrownBy(() -> Script.random(Instant.EPOCH, List.of("br-int'; reboot; '")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingIsOnACommandLineButTheShell() throws Exception {
        Process shell = new ProcessBuilder("/bin/sh", "-s").start();
        try (var in = shell.getOutputStream()) {
            in.write(SCRIPT.asking(List.of(asking("list", "ps -eww -o args="))).getBytes(StandardCharsets.UTF_8));
        }
        Frames output = new Frames(SCRIPT.nonce(), 1 << 20);
        copy(shell.getInputStream(), output);
        assertThat(shell.waitFor(10, TimeUnit.SECONDS)).isTrue();

        Reading reading = Understood.of(
                        List.of(asking("list", "")),
                        output,
                        new Frames(SCRIPT.nonce(), 1),
                        "verifier",
                        Optional.empty())
                .get("list");
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Text.class,
                        text -> assertThat(text.text())
                                .contains("/bin/sh -s")
                                .doesNotContain(SCRIPT.nonce(), SCRIPT.salt()));
    }
}
