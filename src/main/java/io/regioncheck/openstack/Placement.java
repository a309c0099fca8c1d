package io.regioncheck.openstack;

import java.util.Map;

/** Placement. */
public final class Placement {

    /**
     * Returns what a consumer, such as a server, holds: resource class to amount, summed over its providers; empty when it holds
     * nothing.
     */
    public Map<String, Integer> allocations(String consumerId) {
        throw new UnsupportedOperationException();
    }
}
