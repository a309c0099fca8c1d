package io.regioncheck.report;

import io.regioncheck.check.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The same finding about several subjects: a thousand hosts with one wrong option are one thing to read.
 *
 * @param finding one of them; what it says beyond its subject holds for all
 */
record FindingGroup(Finding finding, List<String> subjects) {

    /** How many subjects a text names before it only counts them. */
    static final int SUBJECTS = 10;

    FindingGroup {
        subjects = List.copyOf(subjects);
    }

    /** Groups findings: those that count first, among these the worst first. */
    static List<FindingGroup> of(List<Finding> findings) {
        Map<Finding, List<String>> subjects = new LinkedHashMap<>();
        for (Finding finding : findings) {
            subjects.computeIfAbsent(withoutSubject(finding), unseen -> new ArrayList<>())
                    .add(finding.subject());
        }
        return subjects.entrySet().stream()
                .map(entry -> new FindingGroup(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(
                                (FindingGroup group) -> group.finding().counts())
                        .thenComparing(group -> group.finding().severity())
                        .reversed())
                .toList();
    }

    /** Returns the subjects, at most so many of them, and how many more there are. */
    String subjects(int most) {
        String named = String.join(", ", subjects.subList(0, Math.min(most, subjects.size())));
        return subjects.size() > most ? named + " and " + (subjects.size() - most) + " more" : named;
    }

    /** Returns it as text, a column a line; columns that say nothing are left out. */
    String columns() {
        return Stream.of(
                        column(finding.severity().toString(), subjects(SUBJECTS)),
                        column("observed", finding.observed()),
                        column("expected", finding.expected()),
                        column("why", finding.because()),
                        column("type", finding.remedy()),
                        column("waived", finding.waived().orElse("")))
                .filter(column -> !column.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String column(String name, String text) {
        String indented = text.strip().replace("\n", "\n" + " ".repeat(10));
        return text.isBlank() ? "" : String.format(Locale.ROOT, "%-10s%s", name, indented);
    }

    private static Finding withoutSubject(Finding finding) {
        return new Finding(
                finding.severity(),
                Optional.empty(),
                "",
                finding.observed(),
                finding.expected(),
                finding.because(),
                finding.remedy(),
                finding.waived());
    }
}
