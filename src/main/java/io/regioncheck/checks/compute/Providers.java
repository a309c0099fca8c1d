package io.regioncheck.checks.compute;

import io.regioncheck.openstack.ResourceProvider;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The resource providers of a region, and which of them are hypervisors. */
final class Providers {
    /** What only a server's own hypervisor gives it; disks and addresses may be shared. */
    private static final Set<String> OF_HYPERVISORS = Set.of("VCPU", "PCPU", "MEMORY_MB");

    private final Map<String, ResourceProvider> byId;
    private final Map<String, String> hypervisors;

    /** @param hypervisors their states by their names */
    Providers(Collection<ResourceProvider> providers, Map<String, String> hypervisors) {
        this.byId = providers.stream().collect(Collectors.toMap(ResourceProvider::id, Function.identity()));
        this.hypervisors = Map.copyOf(hypervisors);
    }

    /**
     * Returns those that are read for what is held of them: who holds a part of a hypervisor, a GPU or some bandwidth, holds something
     * of the whole as well.
     */
    List<ResourceProvider> roots() {
        return byId.values().stream().filter(ResourceProvider::isRoot).toList();
    }

    /** Returns the whole that a provider is a part of; empty for one that was not there when they were listed. */
    Optional<ResourceProvider> rootOf(String id) {
        return Optional.ofNullable(byId.get(id)).map(one -> byId.getOrDefault(one.rootId(), one));
    }

    /** Returns whether something is held of a hypervisor, be it one that nova has forgotten. */
    boolean isHypervisor(ResourceProvider root, Set<String> resources) {
        return hypervisors.containsKey(root.name()) || resources.stream().anyMatch(OF_HYPERVISORS::contains);
    }

    boolean isDown(ResourceProvider root) {
        return "down".equals(hypervisors.get(root.name()));
    }
}
