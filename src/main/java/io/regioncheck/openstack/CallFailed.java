package io.regioncheck.openstack;

import java.util.Optional;

/**
 * A call without a usable answer: says what was asked, of whom, what came back, and what to do.
 *
 * <p>Its message never holds a token or a password.
 */
public final class CallFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of trouble it was. */
    public enum Kind {
        /** No connection: refused, no route, name unknown. */
        UNREACHABLE,
        /** The certificate or the TLS handshake was not accepted. */
        UNTRUSTED,
        /** No answer in time. */
        TIMED_OUT,
        /** The connection broke after a request that may have been carried out: look before repeating. */
        OUTCOME_UNKNOWN,
        /** 401: the credentials are not accepted. */
        UNAUTHORIZED,
        /** 403: no right to do it, or quota used up. */
        FORBIDDEN,
        /** 404. */
        NOT_FOUND,
        /** 409. */
        CONFLICT,
        /** Any other 4xx. */
        REJECTED,
        /** 5xx. */
        SERVER_ERROR,
        /** An answer that is not what the API promises. */
        MALFORMED,
        /** The service or the region is not in the catalog. */
        NOT_IN_CATALOG
    }

    private final Kind kind;
    private final String asked;
    private final String answered;
    private final String advice;
    private final Optional<String> requestId;
    private final boolean unsettled;

    public CallFailed(Kind kind, String asked, String answered, String advice, Optional<String> requestId) {
        this(kind, asked, answered, advice, requestId, kind == Kind.OUTCOME_UNKNOWN);
    }

    CallFailed(Kind kind, String asked, String answered, String advice, Optional<String> requestId, boolean unsettled) {
        super(asked + ": " + answered + requestId.map(id -> " (" + id + ")").orElse("") + "; " + advice);
        this.kind = kind;
        this.asked = asked;
        this.answered = answered;
        this.advice = advice;
        this.requestId = requestId;
        this.unsettled = unsettled;
    }

    public Kind kind() {
        return kind;
    }

    /** Returns the method and URL, such as {@code GET http://…/v2.1/servers/detail}. */
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

    public Optional<String> requestId() {
        return requestId;
    }

    /**
     * Returns whether the request may have been carried out all the same: its connection broke, or a balancer answered 502 or 504
     * to a write that a daemon behind it may still be at work on.
     */
    public boolean mayHaveBeenCarriedOut() {
        return unsettled;
    }
}
