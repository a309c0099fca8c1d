package io.regioncheck.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.database.DatabaseFailed;
import io.regioncheck.environment.Waiver;
import io.regioncheck.node.NodeUnreachable;
import io.regioncheck.openstack.CallFailed;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTests {
    private static final String CHECK = "network.agents";
    private static final LocalDate TODAY = LocalDate.of(2016, 4, 7);

    private final Findings findings = new Findings();

    @Test
    void whatWasComparedAndIsRightPasses() {
        findings.confirm("48 agents are alive");
        assertThat(judge()).isEqualTo(new Judge.Judgement(Outcome.PASSED, List.of(), Optional.empty()));
    }

    @Test
    void aCheckThatComparedNothingIsNoPass() {
        findings.leftOut("attach", "the type cannot");
        findings.figure("seconds", 1, "s");
        Judge.Judgement judgement = judge();
        assertThat(judgement.outcome()).isEqualTo(Outcome.UNVERIFIED);
        assertThat(judgement.reason()).hasValue("it compared nothing");
    }

    @Test
    void anErrorFails() {
        findings.report("node-1").warning();
        findings.report("node-2");
        assertThat(judge().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(judge().findings()).extracting(Finding::subject).containsExactly("node-1", "node-2");
    }

    @Test
    void aWarningWarns() {
        findings.report("node-1").warning();
        assertThat(judge().outcome()).isEqualTo(Outcome.WARNED);
    }

    @ParameterizedTest
    @EnumSource(CallFailed.Kind.class)
    void onlyAnErrorOfTheServiceItselfIsTheRegionsFault(CallFailed.Kind kind) {
        findings.confirm("what came before");
        Judge.Judgement judgement = judge(failed(kind));
        if (kind == CallFailed.Kind.SERVER_ERROR) {
            assertThat(judgement.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(judgement.findings()).hasSize(1);
            assertThat(judgement.findings().get(0).subject()).isEqualTo("GET http://nova/servers");
            assertThat(judgement.findings().get(0).observed()).isEqualTo("500 boom (req-1)");
            assertThat(judgement.findings().get(0).remedy()).contains("req-1");
        } else {
            assertThat(judgement.outcome()).isEqualTo(Outcome.UNVERIFIED);
            assertThat(judgement.findings()).isEmpty();
            assertThat(judgement.reason()).hasValue("GET http://nova/servers: 500 boom (req-1); look there");
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseFailed.Kind.class)
    void onlyAServerThatServesNobodyIsTheRegionsFault(DatabaseFailed.Kind kind) {
        findings.confirm("what came before");
        Judge.Judgement judgement =
                judge(new DatabaseFailed(kind, "SELECT 1 on me@db:3306", "error 1040: Too many", "look there"));
        if (kind == DatabaseFailed.Kind.NOT_SERVING) {
            assertThat(judgement.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(judgement.findings()).extracting(Finding::observed).containsExactly("error 1040: Too many");
        } else {
            assertThat(judgement.outcome()).isEqualTo(Outcome.UNVERIFIED);
            assertThat(judgement.reason()).hasValue("SELECT 1 on me@db:3306: error 1040: Too many; look there");
        }
    }

    @Test
    void whatDoesNotApplyIsSkippedWithItsReason() {
        assertThat(judge(new NotApplicable("no cluster")))
                .isEqualTo(new Judge.Judgement(Outcome.SKIPPED, List.of(), Optional.of("no cluster")));
    }

    @Test
    void whatWasComparedBeforeIsNotSkipped() {
        findings.confirm("one");
        assertThat(judge(new NotApplicable("no cluster")).outcome()).isEqualTo(Outcome.UNVERIFIED);
        findings.report("two");
        assertThat(judge(new NotApplicable("no cluster")).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void anErrorOfAServiceWithoutRequestIdSaysWhereToLookAllTheSame() {
        Judge.Judgement judgement = judge(new CallFailed(
                CallFailed.Kind.SERVER_ERROR, "GET http://nova/", "502 Bad Gateway", "look", Optional.empty()));
        assertThat(judgement.findings().get(0).observed()).isEqualTo("502 Bad Gateway");
        assertThat(judgement.findings().get(0).remedy()).isNotBlank();
    }

    @Test
    void mistakesInACheckAreNeverAPassAndCalledWhatTheyAre() {
        findings.confirm("what came before");
        for (Throwable mistake : List.of(
                new NullPointerException("x"),
                new AssertionError("y"),
                new IllegalStateException("z"),
                new StackOverflowError())) {
            Judge.Judgement judgement = judge(mistake);
            assertThat(judgement.outcome()).isEqualTo(Outcome.UNVERIFIED);
            assertThat(judgement.reason()).hasValue("an error of regioncheck itself: " + mistake);
        }
    }

    @Test
    void whatACheckKnowsThatItCannotFindOutIsToldInItsOwnWords() {
        for (RuntimeException known : List.of(
                new CouldNotVerify("no node with role network"),
                new NodeUnreachable("node-1", "rc@10.0.0.1:22", "refused", "try ssh"),
                new CancellationException("interrupted while waiting"))) {
            assertThat(judge(known))
                    .isEqualTo(new Judge.Judgement(
                            Outcome.UNVERIFIED, List.of(), Optional.ofNullable(known.getMessage())));
        }
    }

    @Test
    void whatWasFoundBeforeItBrokeOffCounts() {
        findings.report("node-1");
        Judge.Judgement judgement = judge(failed(CallFailed.Kind.TIMED_OUT));
        assertThat(judgement.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(judgement.reason()).as("the rest was not looked at").isPresent();
    }

    @Test
    void warningsDoNotHideThatItBrokeOff() {
        findings.report("node-1").warning();
        assertThat(judge(failed(CallFailed.Kind.FORBIDDEN)).outcome()).isEqualTo(Outcome.UNVERIFIED);
    }

    @Test
    void aCheckThatWasEndedIsUnverifiedHoweverItReturned() {
        findings.confirm("what came before");
        Judge judge = new Judge(List.of(), TODAY);
        for (Optional<Throwable> thrown :
                List.of(Optional.<Throwable>empty(), Optional.<Throwable>of(new CancellationException("x")))) {
            assertThat(judge.judge(CHECK, findings, thrown, Optional.of("its deadline passed")))
                    .isEqualTo(new Judge.Judgement(Outcome.UNVERIFIED, List.of(), Optional.of("its deadline passed")));
        }
    }

    @Test
    void anErrorFoundBeforeTheDeadlineStillFails() {
        findings.report("node-1");
        findings.end();
        findings.report("node-2");
        Judge.Judgement judgement = new Judge(List.of(), TODAY)
                .judge(CHECK, findings, Optional.empty(), Optional.of("its deadline passed"));
        assertThat(judgement.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(judgement.reason()).hasValue("its deadline passed");
        assertThat(judgement.findings())
                .as("what it says once interrupted may come of that")
                .extracting(Finding::subject)
                .containsExactly("node-1");
    }

    @Test
    void aWaivedFindingWarnsAndIsShown() {
        findings.report("node-113 l3");
        Judge.Judgement judgement = judge(waiver(CHECK, "node-113 l3", TODAY.plusDays(3)));
        assertThat(judgement.outcome()).isEqualTo(Outcome.WARNED);
        assertThat(judgement.findings().get(0).waived()).hasValue("being repaired (until 2016-04-10)");
    }

    @Test
    void aWaiverCoversNoOtherFinding() {
        findings.report("node-113");
        findings.report("node-114");
        Judge.Judgement judgement = judge(waiver(CHECK, "node-113", TODAY));
        assertThat(judgement.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(judgement.findings()).extracting(Finding::counts).containsExactly(false, true);
    }

    @Test
    void aWaiverHoldsOnItsLastDayAndNoLonger() {
        findings.report("node-113");
        assertThat(judge(waiver(CHECK, "node-113", TODAY)).outcome()).isEqualTo(Outcome.WARNED);
        Judge.Judgement expired = judge(waiver(CHECK, "node-113", TODAY.minusDays(1)));
        assertThat(expired.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(expired.findings().get(0).waived()).isEmpty();
    }

    @Test
    void anExpiredWaiverDoesNotHideOneThatHolds() {
        findings.report("node-113");
        Judge judge = new Judge(
                List.of(waiver(CHECK, "*", TODAY.minusDays(1)), waiver(CHECK, "node-*", TODAY.plusDays(1))), TODAY);
        assertThat(judge.judge(CHECK, findings, Optional.empty(), Optional.empty())
                        .outcome())
                .isEqualTo(Outcome.WARNED);
    }

    @Test
    void aWaiverOfAnotherCheckDoesNotHold() {
        findings.report("node-113");
        assertThat(judge(waiver("compute.services", "*", TODAY)).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(judge(waiver("network.*", "*", TODAY)).outcome()).isEqualTo(Outcome.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "node-*", "*:8774/v2*", "node-113 http://[::1]:8774/v2.1", "node*\\E(v2.1"})
    void starStandsForAnythingAndNothingElseIsSpecial(String pattern) {
        findings.report(pattern.contains("(") ? "node-113\\E(v2.1" : "node-113 http://[::1]:8774/v2.1");
        assertThat(judge(waiver(CHECK, pattern, TODAY)).outcome()).isEqualTo(Outcome.WARNED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "node", "*v2", "node.113*", "NODE-*"})
    void aPatternMustFitTheWholeSubject(String pattern) {
        findings.report("node-113 http://[::1]:8774/v2.1");
        assertThat(judge(waiver(CHECK, pattern, TODAY)).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void aWaivedErrorThatBrokeTheCheckOffLeavesTheRestUnverified() {
        findings.confirm("what came before");
        Judge.Judgement judgement = new Judge(List.of(waiver(CHECK, "GET *", TODAY)), TODAY)
                .judge(CHECK, findings, Optional.of(failed(CallFailed.Kind.SERVER_ERROR)), Optional.empty());
        assertThat(judgement.outcome()).isEqualTo(Outcome.UNVERIFIED);
        assertThat(judgement.reason()).isPresent();
        assertThat(judgement.findings()).extracting(Finding::counts).containsExactly(false);
    }

    private Judge.Judgement judge(Waiver... waivers) {
        return new Judge(List.of(waivers), TODAY).judge(CHECK, findings, Optional.empty(), Optional.empty());
    }

    private Judge.Judgement judge(Throwable thrown) {
        return new Judge(List.of(), TODAY).judge(CHECK, findings, Optional.of(thrown), Optional.empty());
    }

    private static CallFailed failed(CallFailed.Kind kind) {
        return new CallFailed(kind, "GET http://nova/servers", "500 boom", "look there", Optional.of("req-1"));
    }

    private static Waiver waiver(String check, String subject, LocalDate expires) {
        return new Waiver(check, subject, "being repaired", expires);
    }
}
