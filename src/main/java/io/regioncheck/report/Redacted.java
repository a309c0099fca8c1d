package io.regioncheck.report;

import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Evidence;
import io.regioncheck.check.Figure;
import io.regioncheck.check.Finding;
import io.regioncheck.check.RunHeader;
import io.regioncheck.check.RunResult;
import java.util.List;

/**
 * Results without secrets: everything in this package that writes gets its texts from here.
 *
 * <p>Texts are masked before a format is made of them, so that no mask can break one. Names that the plan is made of (check ids,
 * cells, environment, region, suite, run) are ours or the operator's, never a service's answer; they stay, because reports of
 * several runs are matched by them.
 */
final class Redacted {
    private final Redaction redaction;

    Redacted(Redaction redaction) {
        this.redaction = redaction;
    }

    RunHeader of(RunHeader header) {
        return new RunHeader(
                header.version(),
                header.environment(),
                header.region(),
                header.upgrade(),
                header.suite(),
                header.checks(),
                header.run(),
                all(header.notices()));
    }

    RunResult of(RunResult result) {
        return new RunResult(
                result.run(),
                result.environment(),
                result.region(),
                result.upgrade(),
                result.suite(),
                result.started(),
                result.duration(),
                result.verdict(),
                result.reason().map(redaction::mask),
                result.checks().stream().map(this::of).toList(),
                result.created(),
                all(result.leaked()),
                all(result.notices()),
                result.again());
    }

    CheckResult of(CheckResult check) {
        return new CheckResult(
                check.id(),
                check.cell(),
                check.title(),
                check.component(),
                check.outcome(),
                check.started(),
                check.duration(),
                check.findings().stream().map(this::of).toList(),
                all(check.facts()),
                check.figures().stream().map(this::of).toList(),
                check.evidence().stream().map(this::of).toList(),
                check.reason().map(redaction::mask),
                check.rootCause());
    }

    private Finding of(Finding finding) {
        return new Finding(
                finding.severity(),
                finding.scope(),
                redaction.mask(finding.subject()),
                redaction.mask(finding.observed()),
                redaction.mask(finding.expected()),
                redaction.mask(finding.because()),
                redaction.mask(finding.remedy()),
                finding.waived().map(redaction::mask));
    }

    private Figure of(Figure figure) {
        return new Figure(redaction.mask(figure.name()), figure.value(), redaction.mask(figure.unit()));
    }

    private Evidence of(Evidence evidence) {
        String content = evidence.mediaType().equals("application/json")
                ? new RedactedJson(redaction).of(evidence.content())
                : redaction.mask(evidence.content());
        return new Evidence(redaction.mask(evidence.name()), evidence.mediaType(), content);
    }

    private List<String> all(List<String> texts) {
        return texts.stream().map(redaction::mask).toList();
    }
}
