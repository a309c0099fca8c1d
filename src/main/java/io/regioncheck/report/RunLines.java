package io.regioncheck.report;

import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Outcome;
import io.regioncheck.check.RunHeader;
import io.regioncheck.check.RunResult;
import io.regioncheck.check.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The first and the last lines of a run on the console. */
final class RunLines {
    private static final int LABEL = 9;

    private final Ink ink;
    private final int width;

    RunLines(Ink ink, int width) {
        this.ink = ink;
        this.width = width;
    }

    List<String> of(RunHeader header) {
        List<String> lines = new ArrayList<>();
        lines.add(ink.strong("regioncheck") + " " + header.version() + " · " + ink.strong(header.environment()) + " ("
                + header.region() + ", " + header.upgrade() + ") · suite " + header.suite() + " · "
                + header.checks() + " checks · run " + header.run());
        notes(lines, "notice", header.notices());
        return lines;
    }

    /** @param troubles with the reports themselves, one line each */
    List<String> of(RunResult result, Path report, List<String> troubles) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        List<Blame> blames = Blame.of(result);
        for (Blame blame : blames) {
            lines.addAll(recap(blame));
        }
        if (!blames.isEmpty()) {
            lines.add("");
        }
        notes(lines, "notice", result.notices());
        notes(lines, "left", result.leaked());
        notes(lines, "trouble", troubles);
        result.reason().ifPresent(reason -> notes(lines, "because", List.of(reason)));
        lines.add(ink.painted(result.verdict()) + "   " + Words.counts(result) + "   in "
                + Words.rough(result.duration()) + "   " + leftBehind(result));
        lines.add(label("report") + report);
        lines.add(label("again") + Ink.harmless(result.again()));
        return lines;
    }

    private String leftBehind(RunResult result) {
        String words = Words.leftBehind(result);
        return result.leaked().isEmpty() ? words : ink.painted(Outcome.FAILED, words);
    }

    private List<String> recap(Blame blame) {
        CheckResult check = blame.check();
        String mark = ink.painted(check.outcome(), Ink.mark(check.outcome()));
        String took = blame.tookWords();
        List<String> lines = new ArrayList<>();
        lines.add(" " + mark + " " + ink.strong(Ink.harmless(check.label()))
                + (took.isEmpty() ? "" : "   " + ink.painted(Outcome.FAILED, took)));
        new Wrap(width - 5).lines(Ink.harmless(gist(check))).forEach(line -> lines.add("     " + line));
        return lines;
    }

    /** Returns the worst finding in a line, and how many more there are. */
    static String gist(CheckResult check) {
        List<FindingGroup> groups = FindingGroup.of(check.findings()).stream()
                .filter(group -> group.finding().severity() != Severity.INFO)
                .toList();
        if (groups.isEmpty()) {
            return check.reason().orElse(check.title());
        }
        Finding finding = groups.get(0).finding();
        String gist = groups.get(0).subjects(3) + ": " + firstLine(finding.observed())
                + finding.waived().map(reason -> "   waived: " + reason).orElse("");
        return switch (groups.size()) {
            case 1 -> gist;
            case 2 -> gist + "   and 1 more finding";
            default -> gist + "   and " + (groups.size() - 1) + " more findings";
        };
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private void notes(List<String> lines, String label, List<String> notes) {
        for (String note : notes) {
            String next = label(label);
            for (String line : new Wrap(width - LABEL).lines(Ink.harmless(note))) {
                lines.add(next + line);
                next = " ".repeat(LABEL);
            }
        }
    }

    private String label(String word) {
        return ink.faint(String.format(Locale.ROOT, "%-" + LABEL + "s", word));
    }
}
