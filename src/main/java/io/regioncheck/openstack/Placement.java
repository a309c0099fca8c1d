package io.regioncheck.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Placement. */
public final class Placement {
    private static final String SERVICE = "placement";
    /** placement/rest_api_version_history.rst: providers have parents, consumers have types. */
    private static final int NESTED = 14;

    private static final int TYPED = 38;

    private final Rest rest;
    private Optional<Integer> newest = Optional.empty();

    Placement(Rest rest) {
        this.rest = rest;
    }

    /** Returns all resource providers. Before Queens (1.14) none is a part of another. */
    public List<ResourceProvider> providers() {
        List<ResourceProvider> providers = new ArrayList<>();
        for (JsonNode provider : get("/resource_providers", since(NESTED)).path("resource_providers")) {
            String id = Fields.text(provider, "uuid");
            providers.add(new ResourceProvider(
                    id,
                    Fields.text(provider, "name"),
                    Fields.optional(provider, "root_provider_uuid").orElse(id)));
        }
        return providers;
    }

    /** Returns what is held of a provider: by consumer, resource class to amount. */
    public Map<String, Map<String, Integer>> heldOf(String providerId) {
        return resources(rest.get(SERVICE, "/resource_providers/" + providerId + "/allocations"));
    }

    /** Returns what a consumer holds of each provider, and what kind of consumer it is. */
    public Holder holder(String consumerId) {
        JsonNode answer = get("/allocations/" + consumerId, since(TYPED));
        Optional<String> type =
                Fields.optional(answer, "consumer_type").filter(name -> !name.equalsIgnoreCase("unknown"));
        return new Holder(consumerId, resources(answer), type);
    }

    private static Map<String, Map<String, Integer>> resources(JsonNode answer) {
        JsonNode allocations = answer.path("allocations");
        if (!allocations.isObject()) {
            throw Failures.malformed("an answer of placement", "no \"allocations\" in it", Optional.empty());
        }
        Map<String, Map<String, Integer>> all = new TreeMap<>();
        allocations.properties().forEach(one -> {
            Map<String, Integer> held = new TreeMap<>();
            one.getValue()
                    .path("resources")
                    .properties()
                    .forEach(resource ->
                            held.put(resource.getKey(), resource.getValue().asInt()));
            all.put(one.getKey(), held);
        });
        return all;
    }

    /** Returns a microversion, or the newest that there is if that is older. */
    private int since(int wanted) {
        return Math.min(wanted, newest());
    }

    /** Asks for it once: what it answers is the same for all that is asked of this region after that. */
    private synchronized int newest() {
        if (newest.isEmpty()) {
            newest = Optional.of(askNewest());
        }
        return newest.get();
    }

    private int askNewest() {
        JsonNode versions = rest.get(SERVICE, "/").path("versions");
        String newest = Fields.text(versions.path(0), "max_version");
        if (!newest.matches("1\\.\\d{1,4}")) {
            throw Failures.malformed("GET placement /", "max_version is " + newest, Optional.empty());
        }
        return Integer.parseInt(newest.substring(2));
    }

    private JsonNode get(String path, int minor) {
        return rest.send(Ask.get(SERVICE, path).header("OpenStack-API-Version", SERVICE + " 1." + minor))
                .body();
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
