package io.regioncheck.report;

import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Outcome;
import io.regioncheck.check.RunResult;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run for a merge request or a chat: the verdict, what is wrong and what to type, then everything in a table. */
final class SummaryMarkdown {
    /** A merge request note has a limit of its own; the rest is in the other reports. */
    private static final int SUBJECTS = 20;

    private final RunResult run;
    private final String version;
    private final StringBuilder text = new StringBuilder();

    private SummaryMarkdown(RunResult run, String version) {
        this.run = run;
        this.version = version;
    }

    static String of(RunResult run, String version) {
        return new SummaryMarkdown(run, version).write();
    }

    private String write() {
        verdict();
        List<Blame> blames = Blame.of(run);
        if (!blames.isEmpty()) {
            line("## What is wrong").line("");
            blames.forEach(this::wrong);
        }
        listed("Left behind", run.leaked());
        listed("Notices", run.notices());
        checks();
        line("## Again").line("").line(Markdown.block(run.again(), 0).stripTrailing());
        return text.toString();
    }

    private void verdict() {
        line("# " + run.verdict().inCapitals() + ": " + Markdown.prose(run.environment()) + " ("
                        + Markdown.prose(run.region()) + ")")
                .line("")
                .line("**" + Words.counts(run) + "** in " + Words.rough(run.duration()) + ", " + Words.leftBehind(run))
                .line("");
        run.reason()
                .ifPresent(reason -> line("Because: " + Markdown.prose(reason)).line(""));
        line("suite " + Markdown.prose(run.suite()) + " · " + Markdown.prose(run.upgrade()) + " · run " + run.run()
                        + " · " + run.started().truncatedTo(ChronoUnit.SECONDS) + " · regioncheck " + version)
                .line("");
    }

    private void wrong(Blame blame) {
        CheckResult check = blame.check();
        String took = blame.took() > 0 ? ", " + blame.tookWords() : "";
        line("### " + Ink.mark(check.outcome()) + " " + Markdown.prose(check.label()) + " " + check.outcome() + took)
                .line("")
                .line(Markdown.prose(check.title()) + ".")
                .line("");
        check.reason()
                .ifPresent(reason -> line("Because: " + Markdown.code(reason)).line(""));
        FindingGroup.of(check.findings()).forEach(this::finding);
    }

    private void finding(FindingGroup group) {
        Finding finding = group.finding();
        line("- " + finding.severity() + ": " + Markdown.code(group.subjects(SUBJECTS)));
        line("  - observed: " + Markdown.code(finding.observed()));
        line("  - expected: " + Markdown.code(finding.expected()));
        if (!finding.because().isBlank()) {
            line("  - why: " + Markdown.prose(finding.because()));
        }
        finding.waived().ifPresent(reason -> line("  - waived: " + Markdown.prose(reason)));
        if (!finding.remedy().isBlank()) {
            line("  - type:").line("").line(Markdown.block(finding.remedy(), 4).stripTrailing());
        }
        line("");
    }

    private void listed(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            line("## " + title).line("");
            lines.forEach(each -> line("- " + Markdown.prose(each)));
            line("");
        }
    }

    private void checks() {
        line("## All checks").line("").line("| | check | seconds | |").line("|---|---|---:|---|");
        for (CheckResult check : run.checks()) {
            String remark = Stream.of(
                            check.outcome() == Outcome.PASSED ? "" : Markdown.codeCell(RunLines.gist(check)),
                            Markdown.prose(Words.leftOut(check)))
                    .filter(words -> !words.isEmpty())
                    .collect(Collectors.joining(" "));
            line("| " + Ink.mark(check.outcome()) + " " + check.outcome() + " | " + Markdown.prose(check.label())
                    + " | "
                    + String.format(Locale.ROOT, "%.1f", check.duration().toMillis() / 1000.0) + " | " + remark + " |");
        }
        line("");
    }

    private SummaryMarkdown line(String line) {
        text.append(line).append('\n');
        return this;
    }
}
