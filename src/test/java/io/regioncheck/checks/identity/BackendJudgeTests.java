package io.regioncheck.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.regioncheck.SampleEnvironment;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.check.Severity;
import io.regioncheck.checks.identity.BackendAnswers.Crossing;
import io.regioncheck.checks.identity.BackendAnswers.Failed;
import io.regioncheck.checks.identity.BackendAnswers.Issued;
import io.regioncheck.checks.identity.BackendAnswers.Login;
import io.regioncheck.environment.Secret;
import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.CallFailed.Kind;
import io.regioncheck.openstack.Catalog;
import io.regioncheck.openstack.Endpoint;
import io.regioncheck.openstack.Token;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the answers of several keystones mean, and which of them is named. */
class BackendJudgeTests {
    private static final String A = "http://10.0.0.1:5000/v3";
    private static final String B = "http://10.0.0.2:5000/v3";
    private static final String C = "http://10.0.0.3:5000/v3";
    private static final String NO = "404 Could not recognize Fernet token";
    private static final Instant NOW = Instant.parse("2026-11-28T03:00:00Z");

    private final Findings findings = new Findings();

    private static Catalog catalog(String address) {
        return new Catalog(List.of(
                new Endpoint("e", "compute", "nova", "RegionOne", "public", "http://" + address + ":8774/v2.1")));
    }

    private static Token token(String user, Instant issued, Catalog catalog, String id) {
        return new Token(Secret.of(id), issued, issued.plusSeconds(3600), user, "p", List.of("admin"), catalog);
    }

    private static Issued up(String backend) {
        return up(backend, token("u", NOW, catalog("nova"), "gAAAAA" + backend));
    }

    private static Issued up(String backend, Token token) {
        return new Issued(backend, token, NOW, NOW.plusMillis(400));
    }

    private static Failed failed(String backend, Kind kind) {
        return new Failed(backend, new CallFailed(kind, "POST " + backend, kind + " it is", "do", Optional.empty()));
    }

    /** @param refused pairs such as {@code A>B}: a token of A, refused by B */
    private void judge(List<Login> logins, String... refused) {
        List<Crossing> crossings = new ArrayList<>();
        for (Login from : logins) {
            for (Login to : logins) {
                if (from instanceof Issued && to instanceof Issued) {
                    boolean no = Set.of(refused).contains(letter(from) + ">" + letter(to));
                    crossings.add(
                            no
                                    ? Crossing.refused(from.backend(), to.backend(), NO)
                                    : Crossing.accepted(from.backend(), to.backend()));
                }
            }
        }
        judge(new BackendAnswers(logins, crossings));
    }

    private void judge(BackendAnswers answers) {
        new BackendJudge(new SampleEnvironment().build(), findings).judge(answers, 5);
    }

    private static String letter(Login login) {
        return "ABC".substring(List.of(A, B, C).indexOf(login.backend())).substring(0, 1);
    }

    private Finding only() {
        assertThat(Found.in(findings)).hasSize(1);
        return Found.in(findings).get(0);
    }

    @Test
    void allThatTakeEachOthersTokensAreWell() {
        judge(List.of(up(A), up(B), up(C)));
        assertThat(Found.in(findings)).isEmpty();
        assertThat(Found.facts(findings))
                .singleElement()
                .isEqualTo("each of " + A + ", " + B + ", " + C + " takes the fernet tokens of all");
    }

    @Test
    void ofThreeTheOneWithOtherKeysIsNamed() {
        judge(List.of(up(A), up(B), up(C)), "A>B", "C>B", "B>A", "B>C");
        assertThat(only().subject()).isEqualTo(B);
        assertThat(only().severity()).isEqualTo(Severity.ERROR);
        assertThat(only().observed())
                .isEqualTo("its tokens are refused by " + A + ", " + C + " and it refuses those of " + A + ", " + C
                        + " (" + NO + "); its keys are others");
        assertThat(only().remedy()).contains("on each of 10.0.0.1, 10.0.0.2, 10.0.0.3");
    }

    @Test
    void theOneThatMissedARotationIsNamed() {
        judge(List.of(up(A), up(B), up(C)), "A>C", "B>C");
        assertThat(only().subject()).isEqualTo(C);
        assertThat(only().observed())
                .isEqualTo("it refuses those of " + A + ", " + B + " (" + NO + "); it lacks their newest key");
    }

    @Test
    void theOneThatRotatedByItselfIsNamed() {
        judge(List.of(up(A), up(B), up(C)), "A>B", "A>C");
        assertThat(only().subject()).isEqualTo(A);
        assertThat(only().observed()).endsWith("they lack its newest key");
    }

    @Test
    void twoDisagreeAndNeitherIsBlamed() {
        judge(List.of(up(A), up(B)), "A>B", "B>A");
        assertThat(only().subject()).isEqualTo(A + " and " + B);
        assertThat(only().observed())
                .startsWith(
                        "they disagree, and which is right cannot be told: a token of " + A + " is refused by " + B);
    }

    @Test
    void threeOfThreeKindsDisagree() {
        judge(List.of(up(A), up(B), up(C)), "A>B", "B>A", "A>C", "C>A", "B>C", "C>B");
        assertThat(only().subject()).isEqualTo(A + " and " + B + " and " + C);
    }

    @Test
    void theOneThatForgetsItsOwnTokenIsNamedAndItsWordCountsNoMore() {
        judge(List.of(up(A), up(B), up(C)), "C>C", "A>C", "B>C");
        assertThat(only().subject()).isEqualTo(C);
        assertThat(only().observed()).startsWith("does not know a token that it has just issued: 404");
    }

    @Test
    void tokensOnRecordHaveNoKeysToCompare() {
        Token one = token("u", NOW, catalog("nova"), "4fd2f0c2b5f24f1b9a3d1c8f3f0e2d11");
        judge(List.of(up(A, one), up(B, one)), "A>B", "B>A");
        assertThat(only().remedy()).contains("memcache").doesNotContain("fernet");
    }

    @Test
    void theOneThatIsDownIsNamedWithWhatStartsIt() {
        judge(List.of(up(A), failed(B, Kind.UNREACHABLE), up(C)));
        assertThat(only().subject()).isEqualTo(B);
        assertThat(only().because()).startsWith("the balancer hides it");
        assertThat(only().remedy()).contains("on 10.0.0.2:", "systemctl restart keystone");
    }

    @Test
    void anErrorOfItsOwnIsNoSilence() {
        judge(List.of(up(A), failed(B, Kind.SERVER_ERROR)));
        assertThat(only().observed()).startsWith("issues no token: SERVER_ERROR");
        assertThat(only().because()).doesNotContain("hides");
    }

    @Test
    void whereNoneIsReachedItMayBeUs() {
        assertThatExceptionOfType(CouldNotVerify.class)
                .isThrownBy(() -> judge(List.of(failed(A, Kind.UNREACHABLE), failed(B, Kind.TIMED_OUT))))
                .withMessageContaining("not reachable from here");
        assertThat(Found.in(findings)).isEmpty();
    }

    @Test
    void aCertificateThatIsNotTheBalancersLeavesItInDoubt() {
        assertThatExceptionOfType(CouldNotVerify.class)
                .isThrownBy(() -> judge(List.of(up(A), failed(B, Kind.UNTRUSTED))))
                .withMessageContaining("tls.ca-file");
        assertThat(Found.in(findings)).isEmpty();
    }

    @Test
    void theOneThatDoesNotKnowOurUserIsOfAnotherCloud() {
        judge(List.of(up(A), failed(B, Kind.UNAUTHORIZED), up(C)));
        assertThat(only().observed()).startsWith("does not know regioncheck");
        assertThat(only().remedy()).contains("database connection | sed");
    }

    @Test
    void anotherCloudThatKnowsOurUserIsNamedOnceAndItsTokensCountNoMore() {
        Token other = token("u2", NOW, catalog("nova"), "gAAAAAx");
        judge(List.of(up(A), up(B), up(C, other)), "A>C", "B>C", "C>A", "C>B");
        assertThat(only().subject()).isEqualTo(C);
        assertThat(only().observed())
                .isEqualTo("gives user u2 in project p, where the others give user u in project p");
    }

    @Test
    void anotherCatalogIsNamedWithTheDifference() {
        Token other = token("u", NOW, catalog("old-nova"), "gAAAAAx");
        judge(List.of(up(A), up(B, other), up(C)));
        assertThat(only().subject()).isEqualTo(B);
        assertThat(only().observed())
                .isEqualTo(
                        "sends clients of RegionOne to compute public http://old-nova:8774/v2.1, where the others send them"
                                + " to compute public http://nova:8774/v2.1");
    }

    @Test
    void aCatalogWithoutTheRegionIsThatOfAnother() {
        Token other = token("u", NOW, new Catalog(List.of()), "gAAAAAx");
        judge(List.of(up(A), up(B, other), up(C)));
        assertThat(only().observed()).startsWith("knows no endpoint of RegionOne");
    }

    @Test
    void twoCatalogsDisagree() {
        judge(List.of(up(A), up(B, token("u", NOW, catalog("old-nova"), "gAAAAAx"))));
        assertThat(only().subject()).isEqualTo(A + " and " + B);
        assertThat(only().observed()).startsWith("they disagree, and which is right cannot be told: " + B + " sends");
    }

    @Test
    void clocksThatAreApartBeyondDoubtAreAWarning() {
        judge(List.of(up(A), up(B), up(C, token("u", NOW.plusSeconds(9), catalog("nova"), "gAAAAAx"))));
        assertThat(only().severity()).isEqualTo(Severity.WARNING);
        assertThat(only().subject()).isEqualTo(C);
        assertThat(only().observed()).isEqualTo("its clock is 7 s ahead of that of " + B);
    }

    @Test
    void clocksThatMayAgreeAreNone() {
        judge(List.of(up(A), up(B), up(C, token("u", NOW.plusSeconds(6), catalog("nova"), "gAAAAAx"))));
        assertThat(Found.in(findings)).isEmpty();
    }

    @Test
    void aClockThatIsAMinuteAheadMayBeAllThatIsWrong() {
        judge(List.of(up(A), up(B), up(C, token("u", NOW.plusSeconds(70), catalog("nova"), "gAAAAAx"))), "C>A", "C>B");
        assertThat(Found.in(findings))
                .hasSize(2)
                .anySatisfy(finding -> assertThat(finding.observed())
                        .endsWith("; their clocks are more than a minute apart, which may be all: set them first"));
    }

    @Test
    void aPairThatCouldNotBeAskedLeavesTheRestJudged() {
        CallFailed trouble = new CallFailed(Kind.TIMED_OUT, "GET", "timeout", "do", Optional.empty());
        BackendAnswers answers = new BackendAnswers(
                List.of(up(A), up(B)),
                List.of(
                        Crossing.accepted(A, A),
                        Crossing.accepted(B, B),
                        Crossing.accepted(A, B),
                        Crossing.unknown(B, A, trouble)));
        assertThatExceptionOfType(CouldNotVerify.class)
                .isThrownBy(() -> judge(answers))
                .withMessage("nobody knows whether " + A + " takes tokens of " + B + ": timeout");
        assertThat(Found.facts(findings))
                .containsExactly(
                        "fernet tokens are good: " + A + " at " + A + ", " + B + " at " + B + ", " + A + " at " + B);
    }

    @Test
    void oneAloneSaysThatNothingWasCrossed() {
        judge(List.of(up(A)));
        assertThat(Found.in(findings)).isEmpty();
        assertThat(Found.facts(findings))
                .anyMatch(fact -> fact.startsWith("left out: tokens of one keystone at another"));
    }
}
