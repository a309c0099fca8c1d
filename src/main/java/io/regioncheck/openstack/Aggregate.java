package io.regioncheck.openstack;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A host aggregate.
 *
 * @param zone the availability zone that it makes of its hosts, if it makes one
 * @param hosts as their nova-compute calls them
 * @param metadata without its availability zone
 */
public record Aggregate(String name, Optional<String> zone, List<String> hosts, Map<String, String> metadata) {

    public Aggregate {
        hosts = List.copyOf(hosts);
        metadata = Map.copyOf(metadata);
    }
}
