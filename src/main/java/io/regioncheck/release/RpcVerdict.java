package io.regioncheck.release;

/** Whether a client can talk to a server. */
public enum RpcVerdict {
    /** Every call that the client sends is accepted. */
    CAN_TALK,
    /** The server accepts some calls and refuses others, with UnsupportedVersion. */
    SOME_CALLS_REFUSED,
    /** No call gets through: the client cannot send it, or the server refuses it. */
    CANNOT_TALK
}
