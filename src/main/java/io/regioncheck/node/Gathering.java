package io.regioncheck.node;

import java.util.concurrent.CancellationException;

/** The one time in a run that hosts are asked what the checks want of them. */
public interface Gathering extends AutoCloseable {

    /**
     * Returns what the hosts told, once the last of them has answered or run out of time. Whoever comes first makes them begin.
     *
     * @throws CancellationException if the thread is interrupted
     */
    Gathered gathered();

    @Override
    void close();

    /** Returns a gathering that is over, for checks that are tried without hosts. */
    static Gathering of(Gathered gathered) {
        return new Gathering() {
            @Override
            public Gathered gathered() {
                return gathered;
            }

            @Override
            public void close() {}
        };
    }
}
