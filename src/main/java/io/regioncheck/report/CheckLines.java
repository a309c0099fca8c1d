package io.regioncheck.report;

import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Outcome;
import io.regioncheck.check.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An ended check as lines for the console: one if it is well, its findings in columns if not. */
final class CheckLines {
    private static final String INDENT = "     ";
    private static final int LABEL = 10;

    private final Ink ink;
    private final int width;

    /** @param width that lines are wrapped to, in columns */
    CheckLines(Ink ink, int width) {
        this.ink = ink;
        this.width = width;
    }

    List<String> of(CheckResult check) {
        List<String> lines = new ArrayList<>();
        lines.add(head(check));
        if (check.outcome() == Outcome.SKIPPED) {
            if (!check.findings().isEmpty()) {
                column(lines, "found", RunLines.gist(check));
            }
            return lines;
        }
        for (FindingGroup group : FindingGroup.of(check.findings())) {
            if (group.finding().severity() != Severity.INFO) {
                lines.addAll(of(group));
            }
        }
        if (check.outcome() != Outcome.PASSED) {
            check.reason().ifPresent(reason -> column(lines, "because", reason));
        }
        return lines;
    }

    private String head(CheckResult check) {
        String mark = ink.painted(check.outcome(), Ink.mark(check.outcome()));
        String label = String.format(Locale.ROOT, "%-32s", Ink.harmless(check.label()));
        String time = check.outcome() == Outcome.SKIPPED ? "" : Words.tenths(check.duration());
        String head = " " + mark + " " + label + String.format(Locale.ROOT, " %9s", time);
        String remark = remark(check);
        return remark.isEmpty() ? head.stripTrailing() : head + "   " + ink.faint(Ink.harmless(remark));
    }

    private static String remark(CheckResult check) {
        return switch (check.outcome()) {
            case PASSED -> Words.leftOut(check);
            case SKIPPED -> check.reason().orElse("");
            case FAILED, WARNED, UNVERIFIED ->
                Stream.of(check.title(), Words.leftOut(check))
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining("   "));
        };
    }

    private List<String> of(FindingGroup group) {
        Finding finding = group.finding();
        List<String> lines = new ArrayList<>();
        String subjects = Ink.harmless(group.subjects(FindingGroup.SUBJECTS));
        String inOne = subjects + "   " + Ink.harmless(finding.observed()) + "   expected: "
                + Ink.harmless(finding.expected());
        boolean fits = INDENT.length() + inOne.length() <= width && !inOne.contains("\n");
        if (fits && !finding.observed().isEmpty() && !finding.expected().isEmpty()) {
            lines.add(INDENT + ink.strong(subjects) + inOne.substring(subjects.length()));
        } else {
            new Wrap(width - INDENT.length()).lines(subjects).forEach(line -> lines.add(INDENT + ink.strong(line)));
            column(lines, "was", finding.observed());
            column(lines, "expected", finding.expected());
        }
        column(lines, "why", finding.because());
        finding.waived().ifPresent(reason -> column(lines, "waived", reason));
        if (finding.waived().isEmpty()) {
            typed(lines, finding.remedy());
        }
        return lines;
    }

    private void column(List<String> lines, String label, String text) {
        int room = width - INDENT.length() - LABEL;
        fill(lines, label, new Wrap(room).lines(Ink.harmless(text)));
    }

    /** What is there to be typed is not wrapped, so that it can be copied. */
    private void typed(List<String> lines, String remedy) {
        fill(lines, "type", Ink.harmless(remedy).strip().lines().toList());
    }

    private void fill(List<String> lines, String label, List<String> text) {
        String next = label;
        for (String line : text) {
            lines.add(INDENT + ink.faint(String.format(Locale.ROOT, "%-" + LABEL + "s", next)) + line);
            next = "";
        }
    }
}
