package io.regioncheck.check;

import java.util.Map;

/** Thresholds of a check as its suite sets them; the check names the value that holds when the suite says nothing. */
public record Parameters(Map<String, Object> values) {

    public static final Parameters NONE = new Parameters(Map.of());

    public Parameters {
        values = Map.copyOf(values);
    }

    public int integer(String name, int otherwise) {
        Object value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Integer number) {
            return number;
        }
        throw new IllegalArgumentException("parameter " + name + " must be a whole number, was " + value);
    }

    public String text(String name, String otherwise) {
        Object value = values.get(name);
        return value == null ? otherwise : value.toString();
    }
}
