package io.regioncheck.database;

import java.util.Map;
import java.util.Optional;

/**
 * One row of an answer.
 *
 * @param values by column, lower-case; a column that is NULL is not there
 */
record Row(Map<String, String> values) {

    Row {
        values = Map.copyOf(values);
    }

    Optional<String> text(String column) {
        return Optional.ofNullable(values.get(column));
    }

    /** Returns a column that is never NULL; empty text where the server says NULL all the same. */
    String get(String column) {
        return values.getOrDefault(column, "");
    }

    /** Returns a whole number, empty where it is NULL or none. */
    Optional<Long> number(String column) {
        return text(column).flatMap(Numbers::parse).map(Double::longValue);
    }
}
