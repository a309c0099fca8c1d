package io.regioncheck.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Placement. */
public final class Placement {
    private final Rest rest;

    Placement(Rest rest) {
        this.rest = rest;
    }

    /**
     * Returns what a consumer, such as a server, holds: resource class to amount, summed over its providers; empty when it holds
     * nothing.
     */
    public Map<String, Integer> allocations(String consumerId) {
        Map<String, Integer> held = new TreeMap<>();
        for (JsonNode provider :
                rest.get("placement", "/allocations/" + consumerId).path("allocations")) {
            provider.path("resources")
                    .fields()
                    .forEachRemaining(resource ->
                            held.merge(resource.getKey(), resource.getValue().asInt(), Integer::sum));
        }
        return held;
    }

    /** Returns the names of the providers that a consumer holds something of: of a server, the hypervisor that was chosen for it. */
    public List<String> providersOf(String consumerId) {
        List<String> names = new ArrayList<>();
        rest.get("placement", "/allocations/" + consumerId)
                .path("allocations")
                .fieldNames()
                .forEachRemaining(
                        id -> names.add(Fields.text(rest.get("placement", "/resource_providers/" + id), "name")));
        return names;
    }
}
