package io.regioncheck.environment;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What a file may refer to and does not hold itself.
 *
 * @param variables environment variables by name
 * @param home what {@code ~} stands for
 * @param directory the directory that regioncheck was started in
 * @param today the day on which a waiver has expired or not
 */
record Surroundings(Map<String, String> variables, Path home, Path directory, LocalDate today) {

    static Surroundings ofThisProcess() {
        return new Surroundings(
                System.getenv(), Path.of(System.getProperty("user.home")), Path.of(""), LocalDate.now());
    }

    /** Returns a variable that is set and not empty. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }

    /** Returns {@code text} below {@code base}, unless it is absolute or begins with {@code ~}. */
    Path path(Path base, String text) {
        if (text.equals("~") || text.startsWith("~/")) {
            return home.resolve(text.substring(Math.min(2, text.length()))).normalize();
        }
        return base.resolve(text).normalize();
    }
}
