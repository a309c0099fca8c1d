package io.regioncheck.openstack;

import java.util.List;
import java.util.Optional;

/**
 * A volume; size in GiB.
 *
 * @param host the backend that holds it, as far as one was chosen
 * @param attachedTo ids of servers
 */
public record Volume(
        String id,
        String name,
        String status,
        int size,
        Optional<String> type,
        Optional<String> host,
        List<String> attachedTo) {

    public Volume {
        attachedTo = List.copyOf(attachedTo);
    }
}
