package io.regioncheck.checks.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.check.Severity;
import io.regioncheck.node.ClockOffset;
import io.regioncheck.node.Unread;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClockJudgeTests {
    private final Findings findings = new Findings();
    private final ClockJudge judge = new ClockJudge(findings, 500, 2000);

    private static ClockOffset clock(long milliseconds, long doubt) {
        return new ClockOffset(Duration.ofMillis(milliseconds), Duration.ofMillis(doubt));
    }

    @Test
    void clocksThatAgreeAreWell() {
        judge.host("controller", clock(3, 10));
        judge.host("compute1", clock(-200, 10));
        judge.database(clock(100, 1));

        assertThat(judge.judge()).isEmpty();
        assertThat(Found.in(findings)).isEmpty();
    }

    @Test
    void hostThatIsThreeSecondsAheadIsAnErrorThoughThereAreOnlyTwo() {
        judge.host("controller", clock(3, 10));
        judge.host("compute1", clock(3000, 10));

        assertThat(judge.judge()).isEmpty();
        assertThat(Found.in(findings)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.subject()).isEqualTo("compute1");
            assertThat(finding.observed()).contains("s ahead");
            assertThat(finding.remedy()).contains("chronyc");
        });
    }

    @Test
    void lessIsAWarning() {
        judge.host("controller", clock(0, 10));
        judge.host("compute1", clock(-900, 10));
        judge.host("compute2", clock(0, 10));

        judge.judge();
        assertThat(Found.in(findings)).singleElement().matches(finding -> finding.severity() == Severity.WARNING);
    }

    @Test
    void ourOwnClockIsNoErrorOfTheRegion() {
        judge.host("controller", clock(5000, 10));
        judge.host("compute1", clock(5001, 10));
        judge.database(clock(5000, 10));

        judge.judge();
        assertThat(Found.in(findings)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.subject()).contains("regioncheck");
        });
    }

    @Test
    void slowAnswerIsNoProofEitherWay() {
        judge.host("controller", clock(0, 10));
        judge.host("compute1", clock(2500, 4000));
        judge.host("compute2", clock(0, 10));

        assertThat(judge.judge()).extracting(Unread::host).containsExactly("compute1");
        assertThat(Found.in(findings)).isEmpty();
    }

    @Test
    void manyAreOneFinding() {
        for (int i = 0; i < 30; i++) {
            judge.host("late-" + i, clock(-4000, 1));
        }
        for (int i = 0; i < 40; i++) {
            judge.host("well-" + i, clock(0, 1));
        }

        judge.judge();
        List<Finding> found = Found.in(findings);
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("30 hosts");
            assertThat(finding.observed()).contains("late-29");
        });
    }
}
