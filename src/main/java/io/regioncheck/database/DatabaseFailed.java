package io.regioncheck.database;

/**
 * A question to the SQL server without a usable answer: says what was asked, of whom, what came back, and what to do.
 *
 * <p>Its message never holds a password, nor anything of the rows that were asked for.
 */
public final class DatabaseFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of trouble it was. */
    public enum Kind {
        /** The environment names no SQL server. */
        NOT_CONFIGURED,
        /** No connection: refused, no route, name unknown, or broken off. */
        UNREACHABLE,
        /** The certificate or the TLS handshake was not accepted, or the server has no TLS. */
        UNTRUSTED,
        /** No answer in time. */
        TIMED_OUT,
        /** The account or its password is not accepted. */
        UNAUTHORIZED,
        /** The account may not see this. */
        FORBIDDEN,
        /** No such database, table or column. */
        NOT_FOUND,
        /** Somebody holds a lock on the table. */
        LOCKED,
        /** The server answers that it does no work: no connection left, or its cluster has no quorum. */
        NOT_SERVING,
        /** Any other refusal. */
        REJECTED,
        /** An answer that is not what the server promises. */
        MALFORMED
    }

    private final Kind kind;
    private final String asked;
    private final String answered;
    private final String advice;

    public DatabaseFailed(Kind kind, String asked, String answered, String advice) {
        super(asked + ": " + answered + "; " + advice);
        this.kind = kind;
        this.asked = asked;
        this.answered = answered;
        this.advice = advice;
    }

    public Kind kind() {
        return kind;
    }

    /** Returns the question and who was asked, such as {@code SHOW GLOBAL STATUS on regioncheck@10.20.0.31:3306}. */
    public String asked() {
        return asked;
    }

    /** Returns what came back, in one line. */
    public String answered() {
        return answered;
    }

    /** Returns what to do about it. */
    public String advice() {
        return advice;
    }
}
