package io.regioncheck.openstack;

/** Keystone. */
public final class Identity {
    private final Rest rest;

    Identity(Rest rest) {
        this.rest = rest;
    }

    /** Gets a new token with the environment's password; the run's own token stays as it is. */
    public Token issue() {
        return rest.tokens().issue(rest);
    }

    /** Asks keystone what a token is worth. */
    public Token validate(Token token) {
        Ask ask = Ask.get("identity", rest.tokens().authUrl() + "/auth/tokens")
                .header(Ask.SUBJECT_TOKEN, token.id().reveal());
        return Tokens.read(token.id(), rest.send(ask).body().path("token"));
    }

    /** Returns the id of the project that the run's token is scoped to. */
    public String projectId() {
        return rest.tokens().current(rest).projectId();
    }
}
