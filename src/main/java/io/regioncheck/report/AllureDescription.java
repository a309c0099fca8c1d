package io.regioncheck.report;

import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Figure;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Outcome;
import java.util.List;
import java.util.Locale;

/** What the page of one check says: its question, its findings as a table, what was seen, what was measured. */
final class AllureDescription {
    private static final String TABLE = "<table style=\"border-collapse:collapse;margin:8px 0;width:100%\">";
    private static final String CELL =
            "style=\"border:1px solid #ccc;padding:6px 8px;text-align:left;vertical-align:top;"
                    + "overflow-wrap:anywhere\"";
    private static final String TYPED = "<pre style=\"margin:0;white-space:pre-wrap\">";

    private final CheckResult check;
    private final StringBuilder html = new StringBuilder();

    private AllureDescription(CheckResult check) {
        this.check = check;
    }

    static String of(CheckResult check) {
        return new AllureDescription(check).write();
    }

    private String write() {
        paragraph(check.title() + ".");
        if (check.outcome() == Outcome.WARNED) {
            html.append("<p><b>▲ It works, but something about it wants attention.</b></p>");
        }
        check.reason().ifPresent(reason -> paragraph(reasonWord() + reason));
        check.rootCause().ifPresent(cause -> paragraph("Root cause: " + cause + ". Look there first."));
        if (!check.findings().isEmpty()) {
            findings(FindingGroup.of(check.findings()));
        }
        facts(check.facts());
        figures(check.figures());
        return html.toString();
    }

    private String reasonWord() {
        return check.outcome() == Outcome.SKIPPED ? "Skipped: " : "Could not find out: ";
    }

    private void findings(List<FindingGroup> groups) {
        html.append(TABLE).append("<tr>");
        for (String column : List.of("", "subject", "observed", "expected", "why it matters", "what to type")) {
            html.append("<th ").append(CELL).append('>').append(column).append("</th>");
        }
        html.append("</tr>");
        groups.forEach(this::finding);
        html.append("</table>");
    }

    private void finding(FindingGroup group) {
        Finding finding = group.finding();
        html.append("<tr>");
        cell(finding.waived()
                .map(reason -> "waived: " + reason)
                .orElse(finding.severity().toString()));
        cell(String.join("\n", group.subjects()));
        cell(finding.observed());
        cell(finding.expected());
        cell(finding.because());
        html.append("<td ").append(CELL).append('>').append(TYPED);
        html.append(Html.escaped(finding.remedy())).append("</pre></td></tr>");
    }

    private void facts(List<String> facts) {
        if (!facts.isEmpty()) {
            html.append("<p><b>Seen</b></p><ul>");
            facts.forEach(fact -> html.append("<li>").append(Html.escaped(fact)).append("</li>"));
            html.append("</ul>");
        }
    }

    private void figures(List<Figure> figures) {
        if (!figures.isEmpty()) {
            html.append("<p><b>Measured</b></p>").append(TABLE.replace(";width:100%", ""));
            for (Figure figure : figures) {
                html.append("<tr>");
                cell(figure.name());
                cell(String.format(Locale.ROOT, "%.3f", figure.value()).replaceAll("\\.?0+$", "") + " "
                        + figure.unit());
                html.append("</tr>");
            }
            html.append("</table>");
        }
    }

    private void paragraph(String text) {
        html.append("<p>").append(lines(text)).append("</p>");
    }

    private void cell(String text) {
        html.append("<td ").append(CELL).append('>').append(lines(text)).append("</td>");
    }

    private static String lines(String text) {
        return Html.escaped(text.strip()).replace("\n", "<br>");
    }
}
