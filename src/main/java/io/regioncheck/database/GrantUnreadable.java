package io.regioncheck.database;

/** A statement of SHOW GRANTS that we do not understand. Its message has none of it but its first words: there may be a password in it. */
final class GrantUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GrantUnreadable(GrantTokens statement, String wrong) {
        super("a grant that begins with " + statement.beginning() + " has " + wrong);
    }
}
