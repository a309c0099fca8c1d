package io.regioncheck.database;

import java.util.Optional;

/** Numbers as servers write them: 0.000000, 1e-06, 18446744073709551615. */
final class Numbers {
    private static final String NUMBER = "[-+]?\\d{1,30}(\\.\\d{1,30})?([eE][-+]?\\d{1,3})?";

    private Numbers() {}

    static Optional<Double> parse(String text) {
        return Optional.of(text.strip())
                .filter(number -> number.matches(NUMBER))
                .map(Double::valueOf);
    }
}
