package io.regioncheck.check;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A check, or a part of one, that another check leans on. Written {@code identity.token}, {@code identity.endpoints:image} (only
 * findings of that scope) or {@code network.build:{network}} (only cells with that coordinate, taken from the leaning cell).
 *
 * @param part a finding's scope, or a coordinate of a cell; empty stands for the whole check
 */
record Presupposition(String check, Optional<String> part) {
    private static final Pattern COORDINATE = Pattern.compile("\\{(\\w+)}");

    static Presupposition parse(String text, Cell cell) {
        Matcher coordinates = COORDINATE.matcher(text);
        String filled = coordinates.replaceAll(match -> Matcher.quoteReplacement(cell.coordinate(match.group(1))));
        int colon = filled.indexOf(':');
        return colon < 0
                ? new Presupposition(filled, Optional.empty())
                : new Presupposition(filled.substring(0, colon), Optional.of(filled.substring(colon + 1)));
    }

    /** Returns whether a cell of the check is meant: by one of its coordinates, or because it has none. */
    boolean concerns(Cell cell) {
        return part.isEmpty()
                || cell.coordinates().isEmpty()
                || cell.coordinates().containsValue(part.get());
    }

    /** Returns the id of the check that a result blames, if this presupposition does not hold. */
    Optional<String> brokenBy(Cell cell, CheckResult result) {
        return switch (result.outcome()) {
            case PASSED, WARNED -> Optional.empty();
            case SKIPPED -> result.rootCause();
            case UNVERIFIED -> Optional.of(check);
            case FAILED -> meansUs(cell, result.findings()) ? Optional.of(check) : Optional.empty();
        };
    }

    private boolean meansUs(Cell cell, List<Finding> findings) {
        if (part.isPresent() && !cell.coordinates().isEmpty()) {
            return true;
        }
        List<Finding> errors = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR && finding.counts())
                .toList();
        return errors.isEmpty()
                || errors.stream()
                        .anyMatch(error -> error.scope().map(this::isMeantBy).orElse(true));
    }

    private boolean isMeantBy(String scope) {
        return part.map(scope::equals).orElse(!scope.equals(Finding.SPARE));
    }
}
