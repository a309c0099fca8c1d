package io.regioncheck.node.ovs;

/** A text is not what Open vSwitch prints; says what was read, and what is wrong with it. */
public final class SwitchUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SwitchUnreadable(String what) {
        super(what);
    }

    public SwitchUnreadable(String what, Throwable cause) {
        super(what, cause);
    }
}
