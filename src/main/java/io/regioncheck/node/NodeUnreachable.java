package io.regioncheck.node;

/** A host that could not be asked: says which, how it was addressed, what happened and what to do. */
public final class NodeUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NodeUnreachable(String node, String address, String happened, String advice) {
        super(node + " (" + address + "): " + happened + "; " + advice);
    }

    public NodeUnreachable(String node, String address, String happened, String advice, Throwable cause) {
        super(node + " (" + address + "): " + happened + "; " + advice, cause);
    }
}
