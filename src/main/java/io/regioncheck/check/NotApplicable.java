package io.regioncheck.check;

/**
 * A check finds that its question makes no sense in this region: skipped, with this reason. Not for what could not be found out, which
 * is {@link CouldNotVerify}; and not once anything was compared.
 */
public final class NotApplicable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param reason what the region has not, or what the environment does not say */
    public NotApplicable(String reason) {
        super(reason);
    }
}
