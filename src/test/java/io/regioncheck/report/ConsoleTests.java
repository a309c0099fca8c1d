package io.regioncheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Progress;
import io.regioncheck.check.RunHeader;
import io.regioncheck.check.RunResult;
import io.regioncheck.environment.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConsoleTests {
    private static final Terminal PLAIN = new Terminal(false, false, true, 120);
    private static final Path REPORT = Path.of("reports/lab/latest/index.html");

    private final Screen screen = new Screen();

    @Test
    void headerSaysWhatIsVerified() {
        try (Console console = on(PLAIN)) {
            console.watching("lab", false).runStarts(header());
        }

        assertThat(screen.rows())
                .containsExactly(
                        "regioncheck 1.0 · lab (RegionOne, kilo → mitaka) · suite after-nova · 31 checks · run 7f3a0c11",
                        "notice   TLS verification is switched off");
    }

    @Test
    void wellCheckIsOneLine() {
        assertThat(ended(PLAIN, Samples.of("identity.token").result()))
                .containsExactly(" ✔ identity.token                       0.2 s");
    }

    @Test
    void findingStandsInColumns() {
        CheckResult check = Samples.of("compute.endpoint")
                .failed(Samples.error(
                        "compute http://10.0.0.1:8774/v2", "/v2", "/v2.1", "v2 goes away", "type this\nand that"))
                .result();

        assertThat(ended(PLAIN, check))
                .containsExactly(
                        " ✘ compute.endpoint                     0.2 s   Whether compute.endpoint is as it should be",
                        "     compute http://10.0.0.1:8774/v2   /v2   expected: /v2.1",
                        "     why       v2 goes away",
                        "     type      type this",
                        "               and that");
    }

    @Test
    void longTextIsWrappedButNotWhatIsToBeTyped() {
        String words = "word ".repeat(30).strip();
        CheckResult check = Samples.of("compute.endpoint")
                .failed(Samples.error("it", words, "less", words, words))
                .result();

        List<String> lines = ended(new Terminal(false, false, true, 60), check);

        assertThat(lines).contains("     expected  less", "     type      " + words);
        assertThat(lines.stream().filter(line -> !line.contains("type") && !line.contains("Whether")))
                .allMatch(line -> line.length() <= 60);
    }

    @Test
    void sameFindingAboutManySubjectsIsToldOnce() {
        CheckResult check = Samples.of("compute.pins")
                .failed(IntStream.rangeClosed(1, 14)
                        .mapToObj(host ->
                                Samples.error("compute-node-" + host, "kilo", "auto", "calls are translated", "edit"))
                        .toArray(Finding[]::new))
                .result();

        assertThat(ended(PLAIN, check))
                .contains("     compute-node-8, compute-node-9, compute-node-10 and 4 more")
                .containsOnlyOnce("     why       calls are translated");
    }

    @Test
    void skippedCheckNamesItsRootCauseInOneShortLine() {
        assertThat(ended(
                        PLAIN,
                        Samples.of("compute.boot")
                                .skippedAfter("identity.token")
                                .result()))
                .containsExactly(" ○ compute.boot                                 identity.token did not pass");
    }

    @Test
    void skippedCheckThatFailedShowsWhatItFound() {
        CheckResult explained = Samples.of("volume.roundtrip")
                .failed(Samples.error("volume-1", "still creating", "available", "why", "type"))
                .skippedAfter("volume.services")
                .result();
        assertThat(ended(PLAIN, explained)).hasSize(2).contains("     found     volume-1: still creating");
    }

    @Test
    void whatWasLeftOutStandsBehindACheckThatPassed() {
        CheckResult passed = Samples.of("compute.boot")
                .fact(
                        "ACTIVE after 3 s",
                        "left out: its floating address, because the environment has no external network",
                        "left out: reboot, because the suite says none")
                .result();
        assertThat(ended(PLAIN, passed))
                .singleElement()
                .asString()
                .endsWith("   left out: its floating address, reboot");
    }

    @Test
    void endSaysWhatIsWrongRootCauseFirstAndWhatItComesTo() {
        RunResult result = SampleRun.of("lab", "7f3a0c11");
        try (Console console = on(PLAIN)) {
            console.watching("lab", false);
            console.ended(result, REPORT, List.of("no HTML report: it was not to be"));
        }

        assertThat(screen.written())
                .containsSubsequence(
                        " ✘ identity.endpoints   took 3 checks with it\n     network http://10.0.0.1:9696: 503",
                        " ✘ compute.pins\n     compute-001, compute-002, compute-003 and 11 more: [upgrade_levels]",
                        " ? volume.roundtrip ceph\n     403 Forbidden",
                        " ▲ compute.services",
                        "notice   TLS",
                        "left     server regioncheck-7f3a0c11-boot (id 1234)",
                        "trouble  no HTML report: it was not to be",
                        "UNHEALTHY   4 failed · 1 unverified · 2 warned · 4 passed · 4 skipped   in 48 s   1 LEFT BEHIND, 14",
                        "report   reports/lab/latest/index.html",
                        "again    mvn verify -Denv=lab -Dsuite=after-nova");
    }

    @Test
    void eachLineNamesItsRegionWhereThereAreSeveral() {
        try (Console console = on(PLAIN)) {
            SampleRun.checks().forEach(console.watching("lab", true)::checkEnds);
            console.ended(SampleRun.of("lab", "7f3a0c11"), REPORT, List.of());
        }

        assertThat(screen.rows()).allMatch(line -> line.startsWith("lab"));
    }

    @Test
    void nothingButAsciiIsWrittenWhereThereIsNothingElse() {
        CheckResult check = Samples.of("compute.endpoint")
                .failed(Samples.error("a → b", "«x»", "1 × 2 …", "", ""))
                .result();

        List<String> lines = ended(new Terminal(false, false, false, 120), check);

        assertThat(lines.get(0)).startsWith(" x compute.endpoint");
        assertThat(lines.get(1)).isEqualTo("     a -> b   <x>   expected: 1 x 2 ...");
        assertThat(lines).allMatch(StandardCharsets.US_ASCII.newEncoder()::canEncode);
    }

    @Test
    void answerOfRegionCannotSteerTheTerminal() {
        CheckResult check = Samples.of("compute.boot")
                .failed(Samples.error("console", "\u001b[2J\u001b]0;title\u0007gone\u202e\r", "x", "y", "z"))
                .result();

        assertThat(String.join("\n", ended(PLAIN, check)))
                .contains("]0;titlegone")
                .doesNotContain("\u001b", "\u202e", "\r");
    }

    @Test
    void secretIsNotPrintedThoughItIsWrapped() {
        String secret = "correct horse battery staple of the administrator";
        CheckResult check = Samples.of("compute.boot")
                .failed(Samples.error("x", "it said " + secret + " and " + secret, "y", secret, secret))
                .result();
        try (Console console = Console.on(screen.out(), PLAIN, List.of(Secret.of(secret)))) {
            Progress progress = console.watching("lab", false);
            progress.checkEnds(check);
            console.ended(
                    SampleRun.of("lab", "7f3a0c11", Samples.STARTED, List.of(check)), REPORT, List.of("no " + secret));
        }

        assertThat(screen.written()).contains("it said *** and ***").doesNotContain("horse", "administrator");
    }

    @Test
    void runningChecksStandBelowAndLeaveNothing() {
        try (Console console = on(new Terminal(true, true, true, 60))) {
            Progress progress = console.watching("lab", false);
            progress.checkStarts("compute.boot nova/vxlan/local");
            progress.checkStarts("identity.token");
            progress.checkDoing("compute.boot nova/vxlan/local", "BUILD\u001b[2J of something that takes long to tell");
            progress.checkEnds(Samples.of("identity.token").result());

            assertThat(screen.rows()).hasSize(2);
            assertThat(screen.rows().get(0)).startsWith(" ✔ identity.token");
            assertThat(screen.rows().get(1))
                    .startsWith(" ▶ compute.boot nova/vxlan/local")
                    .contains("BUILD of")
                    .endsWith("…")
                    .hasSize(59);

            progress.checkEnds(Samples.of("compute.boot").in("nova/vxlan/local").result());
            assertThat(screen.rows()).hasSize(2).noneMatch(row -> row.contains("▶"));
        }
        assertThat(screen.written()).contains("\u001b[32m✔\u001b[0m");
    }

    @Test
    void checkThatWasGivenUpLeavesNothing() {
        try (Console console = on(new Terminal(true, false, true, 120))) {
            Progress progress = console.watching("lab", false);
            IntStream.range(0, 20).forEach(each -> progress.checkStarts("check-" + each));
            progress.checkEnds(Samples.of("identity.token").result());
            assertThat(screen.rows()).hasSize(10).last().isEqualTo("   … and 12 more");

            console.ended(SampleRun.of("lab", "7f3a0c11", Samples.STARTED, SampleRun.passed()), REPORT, List.of());

            assertThat(screen.rows())
                    .noneMatch(row -> row.contains("▶"))
                    .last()
                    .asString()
                    .startsWith("again");
        }
    }

    private Console on(Terminal terminal) {
        return Console.on(screen.out(), terminal, List.of());
    }

    private List<String> ended(Terminal terminal, CheckResult check) {
        try (Console console = on(terminal)) {
            console.watching("lab", false).checkEnds(check);
        }
        return screen.rows();
    }

    private static RunHeader header() {
        return new RunHeader(
                "1.0",
                "lab",
                "RegionOne",
                "kilo → mitaka",
                "after-nova",
                31,
                "7f3a0c11",
                List.of("TLS verification is switched off"));
    }
}
