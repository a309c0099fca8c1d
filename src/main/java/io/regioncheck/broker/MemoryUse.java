package io.regioncheck.broker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the memory of a node is used for, in bytes by category. Which categories there are differs between versions; empty if the node
 * does not tell.
 */
public record MemoryUse(Map<String, Long> byCategory) {

    public MemoryUse {
        byCategory = Map.copyOf(byCategory);
    }

    /** The total is a number in RabbitMQ 3.6 and three of them (rss, allocated, erlang) from 3.7 on: neither is a category. */
    static MemoryUse of(JsonNode json) {
        Map<String, Long> bytes = new TreeMap<>();
        json.path("memory").properties().forEach(category -> {
            if (category.getValue().isNumber() && !category.getKey().equals("total")) {
                bytes.put(category.getKey(), category.getValue().asLong());
            }
        });
        return new MemoryUse(bytes);
    }
}
