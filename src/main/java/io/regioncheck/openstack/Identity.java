package io.regioncheck.openstack;

/** Keystone. */
public final class Identity {

    /** Gets a new token with the environment's password; the run's own token stays as it is. */
    public Token issue() {
        throw new UnsupportedOperationException();
    }

    /** Asks keystone what a token is worth: the answer must name the same user and project. */
    public Token validate(Token token) {
        throw new UnsupportedOperationException();
    }

    /** Returns the id of the project that the run's token is scoped to. */
    public String projectId() {
        throw new UnsupportedOperationException();
    }
}
