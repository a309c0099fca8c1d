package io.regioncheck.check;

/**
 * Says that a check could not go on, most likely because of what another check asks about. The judge waits for that check: if it
 * failed, this one is skipped and names it as root cause; if it did not, the trouble is this check's own finding.
 */
public final class Blame extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String check;
    private final transient Finding otherwise;

    /**
     * @param check the id of the other check
     * @param otherwise what is found if the other check did not fail
     */
    public Blame(String check, Finding otherwise) {
        super(otherwise.subject() + ": " + otherwise.observed());
        this.check = check;
        this.otherwise = otherwise;
    }

    public String check() {
        return check;
    }

    public Finding otherwise() {
        return otherwise;
    }
}
