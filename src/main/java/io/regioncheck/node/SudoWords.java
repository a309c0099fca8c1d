package io.regioncheck.node;

import java.util.List;
import java.util.Optional;

/**
 * What sudo says when it does not let us, as it says it in the C locale: sudo 1.8 and 1.9, src/sudo.c, src/tgetpass.c,
 * plugins/sudoers/auth/sudo_auth.c and plugins/sudoers/logging.c.
 */
final class SudoWords {
    private static final List<String> REFUSALS = List.of(
            "a password is required",
            "a terminal is required",
            "no tty present and no askpass program",
            "you must have a tty to run sudo",
            "is not in the sudoers file",
            "is not allowed to execute",
            "is not allowed to run sudo",
            "may not run sudo",
            "sudo: not found",
            "sudo: command not found",
            "no valid sudoers sources found",
            "must be owned by uid 0 and have the setuid bit set");

    private SudoWords() {}

    /** Returns the line that refuses, if there is one. */
    static Optional<String> refusal(String errors) {
        return errors.lines()
                .filter(line -> line.contains("sudo") || line.startsWith("Sorry, user"))
                .filter(line -> REFUSALS.stream().anyMatch(line::contains))
                .findFirst();
    }
}
