package io.regioncheck.broker;

/**
 * A question to the broker without a usable answer: says what was asked, of whom, what came back, and what to do. Its message never
 * holds a password.
 */
public final class BrokerFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of trouble it was. */
    public enum Kind {
        /** No connection: refused, no route, name unknown, or it broke. */
        UNREACHABLE,
        /** The certificate or the TLS handshake was not accepted. */
        UNTRUSTED,
        /** No answer in time. */
        SILENT,
        /** User or password are not accepted. */
        LOGIN_REFUSED,
        /** The user may not enter the virtual host, or there is none of that name. */
        VHOST_REFUSED,
        /** The user lacks a right. */
        FORBIDDEN,
        /** There is no such thing. */
        NOT_FOUND,
        /** An answer 5xx, or an error of the broker itself. */
        BROKEN,
        /** An answer that is not what the API promises. */
        MALFORMED
    }

    private final Kind kind;
    private final String asked;
    private final String answered;

    public BrokerFailed(Kind kind, String asked, String answered, String advice) {
        super(asked + ": " + answered + "; " + advice);
        this.kind = kind;
        this.asked = asked;
        this.answered = answered;
    }

    BrokerFailed(Kind kind, String asked, String answered, String advice, Throwable cause) {
        super(asked + ": " + answered + "; " + advice, cause);
        this.kind = kind;
        this.asked = asked;
        this.answered = answered;
    }

    public Kind kind() {
        return kind;
    }

    /** Returns what was asked of whom, such as {@code GET http://…/api/nodes}. */
    public String asked() {
        return asked;
    }

    /** Returns what came back, in one line. */
    public String answered() {
        return answered;
    }

    /** Returns whether another member of the cluster may know more. */
    boolean mayBeOfThisMemberOnly() {
        return kind == Kind.UNREACHABLE || kind == Kind.SILENT || kind == Kind.BROKEN || kind == Kind.UNTRUSTED;
    }
}
