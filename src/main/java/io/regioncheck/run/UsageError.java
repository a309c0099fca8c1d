package io.regioncheck.run;

/** What was asked for cannot be done as it was said: exit code 3. The message says what is possible. */
public final class UsageError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageError(String message) {
        super(message);
    }
}
