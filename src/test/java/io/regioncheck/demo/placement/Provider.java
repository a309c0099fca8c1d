package io.regioncheck.demo.placement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The resource provider of one hypervisor, and what is held of it. */
final class Provider {
    private static final int VCPUS = 64;
    private static final int MEMORY = 257_674;
    private static final int RESERVED_MEMORY = 512;
    private static final int DISK = 1_787;
    private static final List<String> OLD_LINKS = List.of("inventories", "usages");
    private static final List<String> LINKS = List.of("inventories", "usages", "aggregates", "traits", "allocations");
    /** placement/handlers/resource_provider.py: what came with which microversion. */
    private static final int WITH_LINKS = 11;

    private static final int WITH_PARENTS = 14;

    private final String uuid;
    private final String name;
    private final Map<String, Claim> claims = new ConcurrentHashMap<>();
    private final AtomicInteger generation = new AtomicInteger(2);

    Provider(String uuid, String name) {
        this.uuid = uuid;
        this.name = name;
    }

    String uuid() {
        return uuid;
    }

    String name() {
        return name;
    }

    int generation() {
        return generation.get();
    }

    void add(String consumer, Claim claim) {
        claims.put(consumer, claim);
        generation.incrementAndGet();
    }

    void remove(String consumer) {
        if (claims.remove(consumer) != null) {
            generation.incrementAndGet();
        }
    }

    ObjectNode json(PlacementVersion version) {
        ObjectNode json = Answer.JSON.createObjectNode();
        json.put("uuid", uuid).put("name", name).put("generation", generation());
        var links = json.putArray("links");
        String path = "/resource_providers/" + uuid;
        links.addObject().put("rel", "self").put("href", path);
        for (String rel : version.since(WITH_LINKS) ? LINKS : OLD_LINKS) {
            links.addObject().put("rel", rel).put("href", path + "/" + rel);
        }
        if (version.since(WITH_PARENTS)) {
            json.putNull("parent_provider_uuid").put("root_provider_uuid", uuid);
        }
        return json;
    }

    ObjectNode inventories() {
        ObjectNode json = Answer.JSON.createObjectNode();
        json.put("resource_provider_generation", generation());
        ObjectNode all = json.putObject("inventories");
        inventory(all.putObject("VCPU"), VCPUS, 0, 16.0);
        inventory(all.putObject("MEMORY_MB"), MEMORY, RESERVED_MEMORY, 1.5);
        inventory(all.putObject("DISK_GB"), DISK, 0, 1.0);
        return json;
    }

    private static void inventory(ObjectNode json, int total, int reserved, double ratio) {
        json.put("total", total)
                .put("reserved", reserved)
                .put("min_unit", 1)
                .put("max_unit", total)
                .put("step_size", 1)
                .put("allocation_ratio", ratio);
    }

    ObjectNode usages() {
        Map<String, Integer> used = new TreeMap<>(Map.of("VCPU", 0, "MEMORY_MB", 0, "DISK_GB", 0));
        claims.values()
                .forEach(claim ->
                        claim.resources().forEach((resource, amount) -> used.merge(resource, amount, Integer::sum)));
        ObjectNode json = Answer.JSON.createObjectNode();
        json.put("resource_provider_generation", generation());
        ObjectNode usages = json.putObject("usages");
        used.forEach(usages::put);
        return json;
    }

    /** @param generations whether it is said how often each consumer's allocations were changed */
    ObjectNode allocations(boolean generations) {
        ObjectNode json = Answer.JSON.createObjectNode();
        ObjectNode all = json.putObject("allocations");
        claims.forEach((consumer, claim) -> {
            ObjectNode one = all.putObject(consumer);
            claim.write(one.putObject("resources"));
            if (generations) {
                one.put("consumer_generation", 1);
            }
        });
        json.put("resource_provider_generation", generation());
        return json;
    }
}
