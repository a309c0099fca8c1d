package io.regioncheck.database;

import java.util.Locale;
import java.util.Optional;

/**
 * The definition of a column in words that all servers share: MySQL from 8.0.19 leaves out display widths and says DEFAULT_GENERATED;
 * MariaDB from 10.2.7 quotes defaults and says NULL for none. Character sets are left out: they are the site's choice.
 */
final class Definition {
    private Definition() {}

    /** @param row of information_schema.COLUMNS */
    static String of(Row row) {
        StringBuilder words = new StringBuilder(type(row.get("column_type")));
        words.append(row.get("is_nullable").equalsIgnoreCase("YES") ? " null" : " not null");
        row.text("column_default")
                .flatMap(Definition::defaultValue)
                .ifPresent(value -> words.append(" default ").append(value));
        String extra = row.get("extra")
                .toLowerCase(Locale.ROOT)
                .replace("default_generated", "")
                .replace("current_timestamp()", "current_timestamp")
                .strip();
        return extra.isEmpty()
                ? words.toString()
                : words.append(' ').append(extra).toString();
    }

    private static String type(String text) {
        String type = text.startsWith("enum") || text.startsWith("set") ? text : text.toLowerCase(Locale.ROOT);
        return type.startsWith("tinyint(1)")
                ? type
                : type.replaceFirst("^((?:tiny|small|medium|big)?int|year)\\(\\d+\\)", "$1");
    }

    private static Optional<String> defaultValue(String text) {
        if (text.equals("NULL")) {
            return Optional.empty();
        }
        if (text.matches("(?i)current_timestamp(\\(\\))?")) {
            return Optional.of("current_timestamp");
        }
        boolean quoted = text.length() > 1 && text.startsWith("'") && text.endsWith("'");
        return Optional.of("'" + (quoted ? text.substring(1, text.length() - 1) : text) + "'");
    }
}
