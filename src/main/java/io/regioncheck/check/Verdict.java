package io.regioncheck.check;

import java.util.Locale;

/** What a run says of its region, with the exit code that says the same to a script. */
public enum Verdict {
    HEALTHY(0, "healthy"),
    HEALTHY_WITH_WARNINGS(0, "healthy with warnings"),
    UNHEALTHY(1, "unhealthy"),
    UNVERIFIED(2, "unverified"),
    INTERRUPTED(130, "interrupted");

    private final int exitCode;
    private final String words;

    Verdict(int exitCode, String words) {
        this.exitCode = exitCode;
        this.words = words;
    }

    public int exitCode() {
        return exitCode;
    }

    /** Returns it in capitals, as the last line of the console has it. */
    public String inCapitals() {
        return words.toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return words;
    }
}
