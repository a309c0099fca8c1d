package io.regioncheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Outcome;
import io.regioncheck.check.Results;
import io.regioncheck.check.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictsTests {
    private static final CheckResult PASSED = Results.of("identity.token", Outcome.PASSED);
    private static final CheckResult WARNED = Results.of("identity.catalog", Outcome.WARNED);
    private static final CheckResult FAILED = Results.of("image.pull", Outcome.FAILED);
    private static final CheckResult UNVERIFIED = Results.of("network.agents", Outcome.UNVERIFIED);
    private static final CheckResult NOT_APPLICABLE = Results.of("volume.services", Outcome.SKIPPED);
    private static final CheckResult DEPENDANT = Results.skippedFor("compute.boot", "image.pull");
    private static final List<CheckResult> KINDS =
            List.of(PASSED, WARNED, FAILED, UNVERIFIED, NOT_APPLICABLE, DEPENDANT);

    @Test
    void everyCombinationOfThreeIsHealthyOnlyIfAllWasAnsweredWell() {
        for (List<CheckResult> three : combinations(3)) {
            boolean well = three.stream()
                            .allMatch(result ->
                                    List.of(PASSED, WARNED, NOT_APPLICABLE).contains(result))
                    && three.stream().anyMatch(result -> List.of(PASSED, WARNED).contains(result));
            Verdict expected = three.contains(FAILED)
                    ? Verdict.UNHEALTHY
                    : !well
                            ? Verdict.UNVERIFIED
                            : three.contains(WARNED) ? Verdict.HEALTHY_WITH_WARNINGS : Verdict.HEALTHY;
            assertThat(of(three).verdict()).as(() -> words(three)).isEqualTo(expected);
        }
    }

    @Test
    void nothingMakesACombinationBetter() {
        for (List<CheckResult> two : combinations(2)) {
            assertThat(Verdicts.of(two, 2, 1, Optional.empty(), Optional.empty())
                            .verdict())
                    .as(() -> words(two) + " and a leak")
                    .isEqualTo(Verdict.UNHEALTHY);
            assertThat(Verdicts.of(two, 3, 0, Optional.empty(), Optional.empty())
                            .verdict())
                    .as(() -> words(two) + " and one missing")
                    .isEqualTo(two.contains(FAILED) ? Verdict.UNHEALTHY : Verdict.UNVERIFIED);
            assertThat(Verdicts.of(two, 2, 0, Optional.of("late"), Optional.empty())
                            .verdict())
                    .as(() -> words(two) + " and cut short")
                    .isEqualTo(two.contains(FAILED) ? Verdict.UNHEALTHY : Verdict.UNVERIFIED);
            assertThat(Verdicts.of(two, 2, 1, Optional.of("SIGTERM"), Optional.of("SIGTERM"))
                            .verdict())
                    .as(() -> words(two) + " and interrupted")
                    .isEqualTo(Verdict.INTERRUPTED);
        }
    }

    @Test
    void whatTheResultsDoNotShowIsSaid() {
        assertThat(of(List.of()).reason()).hasValue("no check was selected");
        assertThat(of(List.of(NOT_APPLICABLE, NOT_APPLICABLE)).reason()).hasValue("every check was skipped");
        assertThat(Verdicts.of(List.of(PASSED), 3, 0, Optional.empty(), Optional.empty())
                        .reason())
                .hasValue("2 checks have no result");
        assertThat(Verdicts.of(List.of(PASSED), 1, 2, Optional.empty(), Optional.empty())
                        .reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("could not be removed"));
        assertThat(Verdicts.of(List.of(FAILED), 1, 0, Optional.of("the deadline passed"), Optional.empty())
                        .reason())
                .hasValue("the deadline passed");
        assertThat(Verdicts.of(List.of(PASSED), 1, 0, Optional.empty(), Optional.of("SIGINT"))
                        .reason())
                .hasValue("SIGINT");
        assertThat(of(List.of(PASSED, UNVERIFIED)).reason()).isEmpty();
    }

    @Test
    void exitCodesAreThoseThatScriptsKnow() {
        assertThat(List.of(Verdict.values())).extracting(Verdict::exitCode).containsExactly(0, 0, 1, 2, 130);
    }

    private static Verdicts.Reasoned of(List<CheckResult> results) {
        return Verdicts.of(results, results.size(), 0, Optional.empty(), Optional.empty());
    }

    private static List<List<CheckResult>> combinations(int size) {
        List<List<CheckResult>> all = List.of(List.of());
        for (int i = 0; i < size; i++) {
            List<List<CheckResult>> longer = new ArrayList<>();
            for (List<CheckResult> shorter : all) {
                for (CheckResult kind : KINDS) {
                    List<CheckResult> one = new ArrayList<>(shorter);
                    one.add(kind);
                    longer.add(one);
                }
            }
            all = longer;
        }
        return all;
    }

    private static String words(List<CheckResult> results) {
        return results.stream()
                .map(result -> result.outcome() + (result.rootCause().isPresent() ? " for another" : ""))
                .toList()
                .toString();
    }
}
