package io.regioncheck.node.log;

import java.util.Locale;
import java.util.Optional;

/** How bad a program finds what it tells its log. */
public enum LogLevel {
    WARNING,
    ERROR,
    CRITICAL;

    /** Returns the level that a program's own word for it means: TRACE, up to Mitaka, marked the lines of a traceback. */
    static Optional<LogLevel> of(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "WARN", "WARNING" -> Optional.of(WARNING);
            case "ERR", "ERROR", "TRACE" -> Optional.of(ERROR);
            case "CRIT", "CRITICAL", "ALERT", "EMERG", "EMERGENCY", "EMER", "CRASH" -> Optional.of(CRITICAL);
            default -> Optional.empty();
        };
    }
}
