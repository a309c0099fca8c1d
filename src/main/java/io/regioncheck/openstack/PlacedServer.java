package io.regioncheck.openstack;

import java.util.Optional;
import java.util.Set;

/**
 * A server of any project, and where it is.
 *
 * @param status {@code ACTIVE}, {@code SHELVED_OFFLOADED}…
 * @param task what nova is doing with it
 * @param host the compute host that has it
 * @param node the hypervisor, by the name that its resource provider has too
 */
public record PlacedServer(
        String id, String name, String status, Optional<String> task, Optional<String> host, Optional<String> node) {

    /**
     * States in which a server has its allocations in two places, in another place than its host is, or not yet: it is being built or
     * moved, or a resize waits to be confirmed (nova/api/openstack/common.py: _STATE_MAP, Kilo to 2026.1).
     */
    private static final Set<String> UNDER_WAY = Set.of(
            "BUILD",
            "REBUILD",
            "RESIZE",
            "VERIFY_RESIZE",
            "REVERT_RESIZE",
            "MIGRATING",
            "DELETED",
            "SOFT_DELETED",
            "UNKNOWN");

    /** Returns whether nova is at work on it, or on the way with it: where it holds what says nothing then. */
    public boolean isUnderWay() {
        return task.isPresent() || UNDER_WAY.contains(status);
    }
}
