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
    private static final String NAME = CELL.replace("overflow-wrap:anywhere", "width:1%;white-space:nowrap;color:#666");
    private static final String TYPED = "<pre style=\"margin:0;white-space:pre-wrap\">";

    /** More subjects than this would push everything else off the screen. */
    private static final int ONE_A_LINE = 20;

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
        FindingGroup.of(check.findings()).forEach(this::finding);
        facts(check.facts());
        figures(check.figures());
        return html.toString();
    }

    private String reasonWord() {
        return check.outcome() == Outcome.SKIPPED ? "Skipped: " : "Could not find out: ";
    }

    /** A table for each finding: beside Allure's tree there is no room for six columns. */
    private void finding(FindingGroup group) {
        Finding finding = group.finding();
        html.append(TABLE);
        row(finding.severity().toString(), "<b>" + lines(subjects(group)) + "</b>");
        row("observed", lines(finding.observed()));
        row("expected", lines(finding.expected()));
        row("why it matters", lines(finding.because()));
        row("what to type", finding.remedy().isBlank() ? "" : TYPED + Html.escaped(finding.remedy()) + "</pre>");
        finding.waived().ifPresent(reason -> row("waived", lines(reason)));
        html.append("</table>");
    }

    private static String subjects(FindingGroup group) {
        return String.join(group.subjects().size() > ONE_A_LINE ? ", " : "\n", group.subjects());
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
                row(
                        figure.name(),
                        lines(String.format(Locale.ROOT, "%.3f", figure.value()).replaceAll("\\.?0+$", "") + " "
                                + figure.unit()));
            }
            html.append("</table>");
        }
    }

    private void paragraph(String text) {
        html.append("<p>").append(lines(text)).append("</p>");
    }

    /** @param content as HTML; a row that says nothing is left out */
    private void row(String name, String content) {
        if (!content.isEmpty()) {
            html.append("<tr><td ")
                    .append(NAME)
                    .append('>')
                    .append(lines(name))
                    .append("</td><td ")
                    .append(CELL);
            html.append('>').append(content).append("</td></tr>");
        }
    }

    private static String lines(String text) {
        return Html.escaped(text.strip()).replace("\n", "<br>");
    }
}
