package io.regioncheck.node.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a program told its log.
 *
 * @param time empty where the log has none
 * @param logger who told it within the program, such as {@code nova.compute.manager}; empty where the format has no such thing
 * @param message what it told, without time, level, logger and request; several lines where it had several
 * @param requestId such as {@code req-7550dbcf-391c-4fee-af34-2aebb0c3baff}: the one of the program itself where another one's stands
 *     before it
 * @param traceback from {@code Traceback (most recent call last):} on, without what stands before each line of it; empty if there is none
 */
public record LogRecord(
        Optional<Instant> time,
        LogLevel level,
        String logger,
        String message,
        Optional<String> requestId,
        List<String> traceback) {

    public LogRecord {
        traceback = List.copyOf(traceback);
    }

    /** Returns the last line of its traceback, which names what was raised. */
    public Optional<String> raised() {
        for (int line = traceback.size() - 1; line >= 0; line--) {
            String text = traceback.get(line);
            if (!text.isBlank() && !Character.isWhitespace(text.charAt(0))) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }
}
