package io.regioncheck.demo;

import java.util.ArrayDeque;
import java.util.Deque;

/** Parts that were started one after the other: all of them are closed, the last one first, whatever becomes of the others. */
final class Started implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    /** @throws IllegalStateException with all that did not end; it has been tried with every part */
    @Override
    public synchronized void close() {
        IllegalStateException failed = new IllegalStateException("parts of the demo did not end");
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception failure) {
                failed.addSuppressed(failure);
            }
        }
        if (failed.getSuppressed().length > 0) {
            throw failed;
        }
    }

    /** Closes all because of a failure, which stays the one that is told. */
    void closeAfter(Throwable failure) {
        try {
            close();
        } catch (IllegalStateException more) {
            failure.addSuppressed(more);
        }
    }
}
