package io.regioncheck.environment;

/** What a host does in its region. */
public enum Role {
    CONTROLLER,
    COMPUTE,
    NETWORK,
    DATABASE,
    BROKER,
    /** Only used to probe addresses from. */
    PROBE
}
