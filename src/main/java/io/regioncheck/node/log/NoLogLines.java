package io.regioncheck.node.log;

/** What should be the log lines of a host is not: it was cut, or something else was printed in their place. */
public final class NoLogLines extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param what stands there, in a few words */
    public NoLogLines(String what) {
        super(what);
    }
}
