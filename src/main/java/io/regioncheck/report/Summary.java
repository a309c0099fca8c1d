package io.regioncheck.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Evidence;
import io.regioncheck.check.Figure;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Outcome;
import io.regioncheck.check.RunResult;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run as {@code summary.json} has it; docs/summary.schema.json is its contract. Fields are added, never renamed.
 *
 * @param startedAt ISO 8601, in UTC
 * @param counts how many checks had each outcome, zeros included
 * @param leaked what this run created and could not remove, one line each
 */
@JsonPropertyOrder({
    "run",
    "environment",
    "region",
    "suite",
    "startedAt",
    "seconds",
    "verdict",
    "exitCode",
    "reason",
    "counts",
    "checks"
})
record Summary(
        String run,
        String environment,
        String region,
        String suite,
        String startedAt,
        double seconds,
        String verdict,
        int exitCode,
        Optional<String> reason,
        Map<String, Integer> counts,
        List<CheckSummary> checks,
        int created,
        List<String> leaked,
        List<String> notices,
        String upgrade,
        String version,
        String again) {

    /** @param evidence the names of what was attached */
    record CheckSummary(
            String id,
            Optional<String> cell,
            String outcome,
            double seconds,
            List<FindingSummary> findings,
            String title,
            String component,
            String startedAt,
            Optional<String> reason,
            Optional<String> rootCause,
            List<String> facts,
            List<Figure> figures,
            List<String> evidence) {}

    record FindingSummary(
            String severity,
            String subject,
            String observed,
            String expected,
            String because,
            String remedy,
            Optional<String> scope,
            Optional<String> waived) {}

    /** @param version regioncheck's own */
    static Summary of(RunResult result, String version) {
        return new Summary(
                result.run(),
                result.environment(),
                result.region(),
                result.suite(),
                result.started().truncatedTo(ChronoUnit.MILLIS).toString(),
                seconds(result.duration()),
                result.verdict().toString(),
                result.verdict().exitCode(),
                result.reason(),
                counts(result.counts()),
                result.checks().stream().map(Summary::of).toList(),
                result.created(),
                result.leaked(),
                result.notices(),
                result.upgrade(),
                version,
                result.again());
    }

    private static CheckSummary of(CheckResult check) {
        return new CheckSummary(
                check.id(),
                check.cell(),
                check.outcome().toString(),
                seconds(check.duration()),
                check.findings().stream().map(Summary::of).toList(),
                check.title(),
                check.component().toString(),
                check.started().truncatedTo(ChronoUnit.MILLIS).toString(),
                check.reason(),
                check.rootCause(),
                check.facts(),
                check.figures(),
                check.evidence().stream().map(Evidence::name).toList());
    }

    private static FindingSummary of(Finding finding) {
        return new FindingSummary(
                finding.severity().toString(),
                finding.subject(),
                finding.observed(),
                finding.expected(),
                finding.because(),
                finding.remedy(),
                finding.scope(),
                finding.waived());
    }

    private static Map<String, Integer> counts(Map<Outcome, Integer> counts) {
        Map<String, Integer> named = new LinkedHashMap<>();
        counts.forEach((outcome, count) -> named.put(outcome.toString(), count));
        return named;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
