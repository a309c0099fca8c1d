package io.regioncheck.openstack;

import java.util.Set;

/**
 * A move of a server.
 *
 * @param id which it holds allocations under as a consumer
 * @param status as the compute hosts write it
 */
public record Migration(String id, String serverId, String status) {

    /** How a migration ends (nova/db/main/api.py: migration_get_in_progress_by_host_and_node, Queens to 2026.1). */
    private static final Set<String> ENDS =
            Set.of("confirmed", "reverted", "error", "failed", "completed", "cancelled", "done");

    public boolean isOver() {
        return ENDS.contains(status);
    }
}
