package io.regioncheck.ledger;

import java.util.Locale;

/** What can be created, in the order in which it is removed. */
public enum Kind {
    FLOATING_ADDRESS,
    SERVER,
    SNAPSHOT,
    VOLUME,
    PORT,
    ROUTER,
    SUBNET,
    NETWORK,
    SECURITY_GROUP,
    IMAGE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
