package io.regioncheck.checks.network;

import io.regioncheck.check.Parameters;

/**
 * When a pool is nearly used up.
 *
 * @param usedPercent share in use from which on it is
 * @param leastFree addresses left below which it is, however large it is
 */
record PoolLevels(int usedPercent, int leastFree) {
    static PoolLevels of(Parameters parameters) {
        return new PoolLevels(parameters.integer("used-percent", 90), parameters.integer("free-addresses", 2));
    }

    /** Divides, for what is left of an IPv6 subnet times a hundred is more than a number holds. */
    boolean areReached(long used, long total) {
        return used >= total / 100.0 * usedPercent || total - used < leastFree;
    }
}
