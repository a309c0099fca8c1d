package io.regioncheck.ledger;

/** Something of ours that could not be removed, and why. */
public record Leak(Resource resource, String reason) {
    /** Stands for the id of what was asked for without an answer. */
    static final String UNKNOWN = "id unknown";
}
