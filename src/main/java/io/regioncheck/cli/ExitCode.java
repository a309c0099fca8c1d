package io.regioncheck.cli;

/** Exit codes of commands that give no verdict; those of runs are the verdict's own. */
final class ExitCode {
    static final int FINE = 0;
    /** Something of ours is left in the region. */
    static final int LEFTOVERS = 1;

    static final int UNVERIFIED = 2;
    static final int USAGE = 3;

    private ExitCode() {}
}
