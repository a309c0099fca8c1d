package io.regioncheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.check.CheckResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryMarkdownTests {

    @Test
    void verdictComesFirstThenTheRootCause() {
        assertThat(markdown(SampleRun.checks()))
                .startsWith("# UNHEALTHY: lab (RegionOne)\n\n**4 failed · 1 unverified · 2 warned")
                .containsSubsequence(
                        "## What is wrong",
                        "### ✘ identity.endpoints failed, took 3 checks with it",
                        "  - observed: `503 Service Unavailable <script>alert(1)</script>",
                        "    ```sh\n    systemctl restart neutron-server\n",
                        "### ✘ compute.pins failed",
                        "### ? volume.roundtrip ceph unverified",
                        "### ▲ compute.services warned",
                        "waived: in repair",
                        "## Left behind",
                        "## Notices",
                        "## All checks",
                        "| ✔ passed | identity.token | 0.2 |  |",
                        "## Again",
                        "mvn verify -Denv=lab");
    }

    @Test
    void answerOfRegionIsNoMarkup() {
        CheckResult check = Samples.of("compute.boot")
                .failed(Samples.error("a|b", "``` @all\n# head", "`x`", "say @all to <b>", "echo '```'\n````"))
                .result();

        assertThat(markdown(List.of(check)))
                .contains("- error: `a|b`", "- observed: ```` ``` @all # head ````", "- expected: `` `x` ``")
                .contains("why: say @\u2060all to \\<b\\>")
                .contains("    `````sh\n    echo '```'\n    ````\n    `````\n")
                .contains("| ````a\\|b: ``` @all```` |");
    }

    @Test
    void whatWasLeftOutStandsInTheTable() {
        CheckResult check = Samples.of("compute.boot")
                .fact("left out: reboot, because the suite says none")
                .result();
        assertThat(markdown(List.of(check))).contains("| 0.2 | left out: reboot |");
    }

    @Test
    void wellRegionHasNothingWrong() {
        assertThat(markdown(SampleRun.passed())).doesNotContain("## What is wrong");
    }

    private static String markdown(List<CheckResult> checks) {
        return SummaryMarkdown.of(SampleRun.of("lab", "7f3a0c11", Samples.STARTED, checks), "1.0");
    }
}
