package io.regioncheck.environment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/** A value that may be sent to the service it belongs to and must never be printed. */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    public static Secret of(String value) {
        return new Secret(Objects.requireNonNull(value));
    }

    /** Returns the clear text. Only for the request that needs it: never for a message, a log line or a command line. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Also what JSON gets, however a mapper that meets a secret is set up. */
    @JsonValue
    @Override
    public String toString() {
        return "«secret»";
    }
}
