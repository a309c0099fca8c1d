package io.regioncheck.ledger;

import java.nio.file.Path;
import java.util.List;

/**
 * The journal of one run: one line for each intention, creation and removal, forced to disk before the call goes out, so that what a
 * killed run left behind can be found and removed.
 */
public final class Ledger implements AutoCloseable {

    /** Opens a new journal in a directory: {@code <dir>/<run>.ledger}. */
    public static Ledger open(Path directory, RunId run, String environment) {
        throw new UnsupportedOperationException();
    }

    public RunId run() {
        throw new UnsupportedOperationException();
    }

    /** Returns how many resources were created so far. */
    public int created() {
        throw new UnsupportedOperationException();
    }

    /** Returns what was intended or created and not yet removed. */
    public List<Resource> open() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
