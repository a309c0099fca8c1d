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
    RABBIT;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
