package io.regioncheck.environment;

import java.util.Optional;

/**
 * Something wrong in a file.
 *
 * @param line counted from 1
 * @param path such as {@code networks[1].type}; empty for the file as a whole
 * @param nearest what was most likely meant
 */
public record Mistake(int line, String path, String found, String allowed, Optional<String> nearest) {

    static Mistake of(int line, String path, String found, String allowed) {
        return new Mistake(line, path, found, allowed, Optional.empty());
    }

    @Override
    public String toString() {
        return line
                + (path.isEmpty() ? "" : " " + path)
                + ": found " + found + ", allowed: " + allowed
                + nearest.map(word -> "; did you mean " + word + "?").orElse("");
    }
}
