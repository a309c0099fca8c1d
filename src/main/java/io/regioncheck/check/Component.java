package io.regioncheck.check;

import java.util.Locale;

/** The part of OpenStack that a check looks at. */
public enum Component {
    IDENTITY,
    IMAGE,
    NETWORK,
    COMPUTE,
    VOLUME,
    RPC,
    RABBIT,
    /** The SQL server and what is in it: its checks are called db.… */
    DB,
    /** What services are configured with: its checks are called config.… */
    CONFIG,
    /** Open vSwitch on the hosts. */
    OVS,
    /** What all hosts have, whatever runs there. */
    HOSTS;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
