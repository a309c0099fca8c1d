package io.regioncheck.release;

import java.util.List;
import java.util.Optional;

/**
 * Whether a RabbitMQ supports the Erlang/OTP that it runs on.
 *
 * @param supported the versions of Erlang/OTP that it supports, {@code 24.2 to 25.2}; empty for a RabbitMQ that no document lists
 * @param notes trouble known with this very pair
 */
public record ErlangVerdict(Standing standing, Optional<String> supported, List<Note> notes) {
    public ErlangVerdict {
        notes = List.copyOf(notes);
    }

    /** How the version of Erlang/OTP stands to those that are supported. */
    public enum Standing {
        SUPPORTED,
        /** With limits, which a note names. */
        SUPPORTED_IN_PART,
        TOO_OLD,
        TOO_NEW,
        /** The versions are not in the documents, or the broker told too little of its Erlang/OTP. */
        UNKNOWN
    }

    /**
     * Trouble known with a combination.
     *
     * @param kind incompatible, memory, bug, security, change or partial
     * @param source the document that tells
     */
    public record Note(String kind, String fact, String source) {}
}
