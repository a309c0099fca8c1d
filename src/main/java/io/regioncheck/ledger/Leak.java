package io.regioncheck.ledger;

/** Something of ours that could not be removed, and why. */
public record Leak(Resource resource, String reason) {}
