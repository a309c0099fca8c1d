package io.regioncheck.report;

import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Component;
import io.regioncheck.check.Evidence;
import io.regioncheck.check.Figure;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Outcome;
import io.regioncheck.check.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Results of checks, put together one part after the other. Immutable. */
record Samples(CheckResult result) {

    static final Instant STARTED = Instant.parse("2026-11-24T08:00:00Z");

    static Samples of(Component component, String id, String title) {
        return new Samples(new CheckResult(
                id,
                Optional.empty(),
                title,
                component,
                Outcome.PASSED,
                STARTED,
                Duration.ofMillis(240),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty()));
    }

    static Samples of(String id) {
        return of(Component.COMPUTE, id, "Whether " + id + " is as it should be");
    }

    static Finding error(String subject, String observed, String expected, String because, String remedy) {
        return new Finding(
                Severity.ERROR, Optional.empty(), subject, observed, expected, because, remedy, Optional.empty());
    }

    static Finding warning(String subject, String observed, String expected, String because, String remedy) {
        return new Finding(
                Severity.WARNING, Optional.empty(), subject, observed, expected, because, remedy, Optional.empty());
    }

    static Finding waived(Finding finding, String reason) {
        return new Finding(
                finding.severity(),
                finding.scope(),
                finding.subject(),
                finding.observed(),
                finding.expected(),
                finding.because(),
                finding.remedy(),
                Optional.of(reason));
    }

    Samples in(String cell) {
        return with(Optional.of(cell), result.outcome(), result.reason(), result.rootCause());
    }

    Samples failed(Finding... findings) {
        return finding(findings).with(result.cell(), Outcome.FAILED, Optional.empty(), Optional.empty());
    }

    Samples warned(Finding... findings) {
        return finding(findings).with(result.cell(), Outcome.WARNED, Optional.empty(), Optional.empty());
    }

    Samples unverified(String reason) {
        return with(result.cell(), Outcome.UNVERIFIED, Optional.of(reason), Optional.empty());
    }

    Samples skipped(String reason) {
        return with(result.cell(), Outcome.SKIPPED, Optional.of(reason), Optional.empty());
    }

    Samples skippedAfter(String cause) {
        return with(result.cell(), Outcome.SKIPPED, Optional.of(cause + " did not pass"), Optional.of(cause));
    }

    Samples taking(Instant started, Duration duration) {
        return copy(started, duration, result.findings(), result.facts(), result.figures(), result.evidence());
    }

    Samples finding(Finding... findings) {
        return copy(
                result.started(),
                result.duration(),
                plus(result.findings(), List.of(findings)),
                result.facts(),
                result.figures(),
                result.evidence());
    }

    Samples fact(String... facts) {
        return copy(
                result.started(),
                result.duration(),
                result.findings(),
                plus(result.facts(), List.of(facts)),
                result.figures(),
                result.evidence());
    }

    Samples figure(String name, double value, String unit) {
        return copy(
                result.started(),
                result.duration(),
                result.findings(),
                result.facts(),
                plus(result.figures(), List.of(new Figure(name, value, unit))),
                result.evidence());
    }

    Samples evidence(Evidence... evidence) {
        return copy(
                result.started(),
                result.duration(),
                result.findings(),
                result.facts(),
                result.figures(),
                plus(result.evidence(), List.of(evidence)));
    }

    private Samples with(Optional<String> cell, Outcome outcome, Optional<String> reason, Optional<String> cause) {
        return new Samples(new CheckResult(
                result.id(),
                cell,
                result.title(),
                result.component(),
                outcome,
                result.started(),
                result.duration(),
                result.findings(),
                result.facts(),
                result.figures(),
                result.evidence(),
                reason,
                cause));
    }

    private Samples copy(
            Instant started,
            Duration duration,
            List<Finding> findings,
            List<String> facts,
            List<Figure> figures,
            List<Evidence> evidence) {
        return new Samples(new CheckResult(
                result.id(),
                result.cell(),
                result.title(),
                result.component(),
                result.outcome(),
                started,
                duration,
                findings,
                facts,
                figures,
                evidence,
                result.reason(),
                result.rootCause()));
    }

    private static <T> List<T> plus(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
