package io.regioncheck.openstack;

import java.util.Map;
import java.util.Optional;

/**
 * What a consumer holds.
 *
 * @param id of a server, of a migration, or of what another service calls its own
 * @param held by provider: resource class to amount
 * @param type as who made it calls it, such as {@code INSTANCE}; empty where that was not said, or placement is older than Xena
 */
public record Holder(String id, Map<String, Map<String, Integer>> held, Optional<String> type) {

    public Holder {
        held = Map.copyOf(held);
    }
}
