package io.regioncheck.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/** How the things of a run are called: two purposes never share a name, and none is taken for a part of another. */
final class Naming {
    /** Nothing that a purpose becomes has it. */
    private static final String PART = "_";

    private Naming() {}

    static String name(RunId run, String purpose) {
        return run.prefix() + distinct(purpose);
    }

    static String part(String name, String part) {
        return name + PART + folded(part);
    }

    /** Returns whether something is what has a name, or a part of it. */
    static boolean belongs(String other, String name) {
        return other.equals(name) || other.startsWith(name + PART);
    }

    /** Folding makes one of {@code fast_1} and {@code fast-1}: what it changed stays apart by a hash. */
    private static String distinct(String purpose) {
        String folded = folded(purpose);
        return folded.equals(purpose) ? folded : folded + "-" + hash(purpose);
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private static String hash(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", sum.getValue());
    }
}
