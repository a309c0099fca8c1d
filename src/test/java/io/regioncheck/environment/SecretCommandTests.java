package io.regioncheck.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SecretCommandTests {
    private static SecretCommand.Answer shell(String script) {
        return new SecretCommand(List.of("sh", "-c", script), Duration.ofSeconds(2)).run();
    }

    @Test
    void firstLineThatIsPrintedIsTheSecret() {
        assertThat(shell("echo swordfish; echo more").line()).contains("swordfish");
    }

    @Test
    void programWithMuchToSayIsHeardToTheEnd() {
        assertThat(shell("echo swordfish; head -c 1000000 /dev/zero").line()).contains("swordfish");
    }

    @Test
    void programThatLeavesAnAgentBehindIsNotWaitedFor() {
        assertThat(shell("echo swordfish; sleep 5 &").line()).contains("swordfish");
    }

    @Test
    void programThatDoesNotEndIsEnded() {
        SecretCommand.Answer answer = shell("echo swordfish; sleep 60");

        assertThat(answer.line()).isEmpty();
        assertThat(answer.problem()).contains("sh, which did not end within 2 s");
    }

    @Test
    void programThatAsksForInputGetsNone() {
        assertThat(shell("read answer; echo \"got $answer\"; exit 1").problem()).contains("sh, which ended with 1");
    }

    @Test
    void outputOfAProgramThatFailsIsNotRepeated() {
        SecretCommand.Answer answer = shell("echo swordfish; echo swordfish >&2; exit 7");

        assertThat(answer.toString()).contains("ended with 7").doesNotContain("swordfish");
    }

    @Test
    void programThatPrintsNothingHasNoSecret() {
        assertThat(shell("echo").problem()).contains("sh, which printed nothing");
    }

    @Test
    void programThatIsNotThereIsNamed() {
        assertThat(new SecretCommand(List.of("no-such-program", "swordfish"))
                        .run()
                        .problem())
                .contains("no-such-program, which cannot be started");
    }
}
