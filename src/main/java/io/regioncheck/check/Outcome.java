package io.regioncheck.check;

import java.util.Locale;

/** What became of a check. */
public enum Outcome {
    PASSED,
    WARNED,
    /** The region is wrong. */
    FAILED,
    /** We could not find out: unreachable, no rights, timed out, or an error of ours. Never a pass. */
    UNVERIFIED,
    /** Not applicable, or what it presupposes has failed. */
    SKIPPED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
