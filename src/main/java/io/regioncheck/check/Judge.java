package io.regioncheck.check;

/** Turns what a check found or threw into an outcome. */
final class Judge {
    private Judge() {}
}
