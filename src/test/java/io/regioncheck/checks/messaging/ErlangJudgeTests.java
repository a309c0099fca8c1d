package io.regioncheck.checks.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.broker.Overview;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.check.Severity;
import io.regioncheck.release.ErlangSupport;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErlangJudgeTests {
    private final Findings findings = new Findings();
    private final ErlangJudge judge = new ErlangJudge(findings, ErlangSupport.facts());

    private static Overview node(String name, String rabbitmq, String erlang) {
        return new Overview(name, "cluster", rabbitmq, erlang, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"3.10.8, 25.2.3", "3.8.35, 24.3.4", "3.12.13, 26.2.5", "4.1.0, 27.3"})
    void supportedPairsAreWell(String rabbitmq, String erlang) {
        judge.supported(node("rabbit@one", rabbitmq, erlang));
        assertThat(Found.in(findings)).isEmpty();
        assertThat(Found.facts(findings)).anyMatch(fact -> fact.contains("which supports"));
    }

    @ParameterizedTest
    @CsvSource({"3.10.8, 26.0, too new", "3.6.5, 20.1, too new", "3.12.0, 24.3, too old", "3.9.13, 25.0, too new"})
    void othersAreErrors(String rabbitmq, String erlang, String words) {
        judge.supported(node("rabbit@one", rabbitmq, erlang));
        List<Finding> errors = Found.in(findings).stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).observed()).contains(words).contains(erlang);
    }

    @Test
    void unknownPairsAreNeitherWellNorWrong() {
        judge.supported(node("rabbit@one", "9.9.9", "99.0"));
        assertThat(Found.in(findings)).isEmpty();
        assertThat(Found.facts(findings)).allMatch(fact -> fact.startsWith("left out"));
    }

    @Test
    void knownLeakIsAWarning() {
        judge.supported(node("rabbit@one", "3.6.2", "18.3"));
        assertThat(Found.in(findings))
                .isNotEmpty()
                .allMatch(finding -> finding.severity() == Severity.WARNING)
                .anyMatch(finding -> finding.observed().contains("leak"));
    }

    @Test
    void anotherMajorInTheClusterIsAnErrorAnotherPatchAWarning() {
        judge.same(List.of(node("rabbit@one", "3.10.8", "25.2.3"), node("rabbit@two", "3.10.8", "24.3.4")));
        assertThat(Found.in(findings)).hasSize(1);
        assertThat(Found.in(findings).get(0).severity()).isEqualTo(Severity.ERROR);
        Findings others = new Findings();
        new ErlangJudge(others, ErlangSupport.facts())
                .same(List.of(node("rabbit@one", "3.10.8", "25.2.3"), node("rabbit@two", "3.10.9", "25.2.3")));
        assertThat(Found.in(others)).hasSize(1);
        assertThat(Found.in(others).get(0).severity()).isEqualTo(Severity.WARNING);
        assertThat(Found.in(others).get(0).observed()).contains("rabbit@two");
    }
}
