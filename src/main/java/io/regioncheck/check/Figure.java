package io.regioncheck.check;

/**
 * A number that a check measured.
 *
 * @param unit such as {@code s} or {@code MiB}
 */
public record Figure(String name, double value, String unit) {}
