package io.regioncheck.release;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Versions that a requirement of Python allows, such as {@code >=1.8.0,<1.9.0,!=1.8.1}. Only the numbers of a release count (PEP 440):
 * what is behind them, such as {@code rc1}, is taken for the release itself.
 */
public record VersionRange(List<Bound> bounds) {

    /** One of its parts. */
    public record Bound(String operator, List<Integer> version) {
        public Bound {
            version = List.copyOf(version);
        }

        boolean allows(List<Integer> other) {
            int order = compare(other, version);
            return switch (operator) {
                case ">=" -> order >= 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case "<" -> order < 0;
                case "==" -> order == 0;
                case "!=" -> order != 0;
                default -> throw new IllegalStateException(operator);
            };
        }
    }

    private static final List<String> OPERATORS = List.of(">=", "<=", "==", "!=", ">", "<");
    private static final int MOST_DIGITS = 8;

    public VersionRange {
        bounds = List.copyOf(bounds);
    }

    /** @throws IllegalArgumentException if it is no requirement that this understands */
    public static VersionRange parse(String text) {
        List<Bound> bounds = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String operator = OPERATORS.stream()
                    .filter(part::startsWith)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no requirement: " + text));
            bounds.add(new Bound(operator, numbers(part.substring(operator.length()))));
        }
        return new VersionRange(bounds);
    }

    public boolean allows(String version) {
        List<Integer> numbers = numbers(version);
        return bounds.stream().allMatch(bound -> bound.allows(numbers));
    }

    /** Returns whether a version is too old for it, rather than too new or excluded. */
    public boolean isAbove(String version) {
        List<Integer> numbers = numbers(version);
        return bounds.stream()
                .filter(bound ->
                        bound.operator().startsWith(">") || bound.operator().equals("=="))
                .anyMatch(bound -> compare(numbers, bound.version()) < 0);
    }

    private static List<Integer> numbers(String version) {
        List<Integer> numbers = new ArrayList<>();
        int place = 0;
        while (place < version.length() && isDigit(version.charAt(place))) {
            int end = place;
            while (end < version.length() && end - place < MOST_DIGITS && isDigit(version.charAt(end))) {
                end++;
            }
            numbers.add(Integer.parseInt(version.substring(place, end)));
            place = end < version.length() && version.charAt(end) == '.' ? end + 1 : version.length();
        }
        return numbers;
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    private static int compare(List<Integer> one, List<Integer> other) {
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            int order = Integer.compare(i < one.size() ? one.get(i) : 0, i < other.size() ? other.get(i) : 0);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** As it was written. */
    @Override
    public String toString() {
        return bounds.stream()
                .map(bound -> bound.operator()
                        + bound.version().stream().map(String::valueOf).collect(Collectors.joining(".")))
                .collect(Collectors.joining(","));
    }
}
