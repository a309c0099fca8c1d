package io.regioncheck.release;

import io.regioncheck.release.OptionNews.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values that releases take no more, or under another name: {@code options/values.tsv}. */
final class OptionValues {
    /** Options of cinder that stand in the group of each back end. */
    private static final String OF_EACH_BACK_END = "volume_driver";

    private final Map<OptionName, Map<String, Value>> values = new HashMap<>();

    private OptionValues() {}

    static OptionValues of(Service service) {
        OptionValues all = new OptionValues();
        for (String[] row : OptionTable.rows("values.tsv")) {
            if (row[0].equals(service.toString())) {
                all.values
                        .computeIfAbsent(new OptionName(row[1], row[2]), option -> new HashMap<>())
                        .put(row[3], Value.of(row));
            }
        }
        return all;
    }

    /** Says what is to be said of a value, or of the elements of a list; empty if it may stay as far as is known. */
    Optional<OptionNews> judge(OptionName option, String value, Release release) {
        Map<String, Value> known = of(option);
        List<String> parts = parts(value);
        List<Value> gone = parts.stream()
                .flatMap(part -> Optional.ofNullable(known.get(part)).stream())
                .filter(fact ->
                        fact.goneFrom().filter(since -> !since.isAfter(release)).isPresent())
                .toList();
        List<Value> deprecated = parts.stream()
                .flatMap(part -> Optional.ofNullable(known.get(part)).stream())
                .filter(fact -> fact.deprecatedFrom()
                        .filter(since -> !since.isAfter(release))
                        .isPresent())
                .toList();
        if (!gone.isEmpty()) {
            return Optional.of(OptionNews.of(Kind.VALUE_GONE, gone.get(0).goneFrom())
                    .value(instead(option, value, release))
                    .note(words(gone)));
        }
        if (!deprecated.isEmpty()) {
            return Optional.of(
                    OptionNews.of(Kind.VALUE_DEPRECATED, deprecated.get(0).deprecatedFrom())
                            .value(instead(option, value, release))
                            .note(words(deprecated)));
        }
        return Optional.empty();
    }

    /** Returns the value to write at a release, if another one: each element under its new name, without those that are gone for good. */
    Optional<String> instead(OptionName option, String value, Release release) {
        Map<String, Value> known = of(option);
        List<String> parts = parts(value);
        List<String> next = parts.stream()
                .flatMap(part -> Optional.ofNullable(known.get(part))
                        .filter(fact -> fact.isOutAt(release))
                        .map(fact -> fact.instead().stream())
                        .orElseGet(() -> Optional.of(part).stream()))
                .toList();
        return next.isEmpty() || next.equals(parts)
                ? Optional.empty()
                : Optional.of(String.join(value.contains(", ") ? ", " : ",", next));
    }

    private Map<String, Value> of(OptionName option) {
        return values.getOrDefault(
                option.name().equals(OF_EACH_BACK_END) ? new OptionName("DEFAULT", option.name()) : option, Map.of());
    }

    private static List<String> parts(String value) {
        return Arrays.stream(value.split(",")).map(String::strip).toList();
    }

    private static String words(List<Value> values) {
        return values.stream().map(Value::value).collect(Collectors.joining(", "));
    }

    private record Value(
            String value, Optional<String> instead, Optional<Release> deprecatedFrom, Optional<Release> goneFrom) {
        static Value of(String[] row) {
            return new Value(
                    row[3],
                    cell(row[4]),
                    cell(row[5]).map(Release::parse),
                    cell(row[6]).map(Release::parse));
        }

        boolean isOutAt(Release release) {
            return deprecatedFrom.filter(since -> !since.isAfter(release)).isPresent()
                    || goneFrom.filter(since -> !since.isAfter(release)).isPresent();
        }

        private static Optional<String> cell(String text) {
            return text.equals("-") ? Optional.empty() : Optional.of(text);
        }
    }
}
