package io.regioncheck.check;

/** A check cannot find out what it is asked for, for a reason that it knows: unverified, never a pass. */
public final class CouldNotVerify extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param reason what is missing, of whom, and what to do */
    public CouldNotVerify(String reason) {
        super(reason);
    }
}
