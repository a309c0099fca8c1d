package io.regioncheck.checks.compute;

import io.regioncheck.openstack.PlacedServer;
import io.regioncheck.openstack.ResourceProvider;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Something between servers and allocations that does not fit.
 *
 * @param id of who holds, or should
 * @param where by provider, what is held of it: that which should not be, or all where nothing should
 */
record Suspect(
        Kind kind, String id, Optional<PlacedServer> server, SortedMap<ResourceProvider, Map<String, Integer>> where) {

    enum Kind {
        /** Held, and there is no server of this id. */
        ORPHANED,
        /** A server is on a host and holds nothing. */
        NOTHING_HELD,
        /** A server is on a host and holds what it has of another. */
        OF_ANOTHER,
        /** A server holds something of its host, and of another besides. */
        OF_ANOTHER_TOO,
        /** A server holds something and is on no host. */
        ON_NO_HOST
    }

    private static final Comparator<ResourceProvider> BY_NAME =
            Comparator.comparing(ResourceProvider::name).thenComparing(ResourceProvider::id);

    /** Returns what does not fit about a consumer, if anything does not: an id, the server of it, and what it holds. */
    static Optional<Suspect> of(
            Providers providers, String id, Optional<PlacedServer> server, Map<String, Map<String, Integer>> held) {
        SortedMap<ResourceProvider, Map<String, Integer>> roots = byRoot(providers, held);
        if (server.isEmpty()) {
            return roots.isEmpty() ? Optional.empty() : Optional.of(new Suspect(Kind.ORPHANED, id, server, roots));
        }
        return server.get().isUnderWay()
                ? Optional.empty()
                : ofSettled(providers, server.get(), roots).map(kind -> kind.suspect(id, server, roots));
    }

    /** A kind, and which providers it is about. */
    private record Misfit(Kind kind, Set<ResourceProvider> about) {
        Suspect suspect(
                String id, Optional<PlacedServer> server, SortedMap<ResourceProvider, Map<String, Integer>> held) {
            SortedMap<ResourceProvider, Map<String, Integer>> where = new TreeMap<>(held);
            where.keySet().retainAll(about);
            return new Suspect(kind, id, server, where);
        }
    }

    private static Optional<Misfit> ofSettled(
            Providers providers, PlacedServer server, SortedMap<ResourceProvider, Map<String, Integer>> held) {
        if (server.host().isEmpty()) {
            return held.isEmpty() ? Optional.empty() : Optional.of(new Misfit(Kind.ON_NO_HOST, held.keySet()));
        }
        if (held.isEmpty()) {
            // what is left of a build or a move that broke is nova's to clear, and shown by its state
            return server.status().equals("ERROR")
                    ? Optional.empty()
                    : Optional.of(new Misfit(Kind.NOTHING_HELD, Set.of()));
        }
        if (server.node().isEmpty()) {
            return Optional.empty();
        }
        String own = server.node().get();
        Set<ResourceProvider> others = held.entrySet().stream()
                .filter(one -> !one.getKey().name().equals(own))
                .filter(one ->
                        providers.isHypervisor(one.getKey(), one.getValue().keySet()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        boolean ofItsOwn = held.keySet().stream().anyMatch(root -> root.name().equals(own));
        if (!ofItsOwn) {
            return Optional.of(new Misfit(Kind.OF_ANOTHER, held.keySet()));
        }
        return others.isEmpty() ? Optional.empty() : Optional.of(new Misfit(Kind.OF_ANOTHER_TOO, others));
    }

    private static SortedMap<ResourceProvider, Map<String, Integer>> byRoot(
            Providers providers, Map<String, Map<String, Integer>> held) {
        SortedMap<ResourceProvider, Map<String, Integer>> roots = new TreeMap<>(BY_NAME);
        held.forEach((id, resources) -> {
            ResourceProvider root = providers.rootOf(id).orElseGet(() -> new ResourceProvider(id, id, id));
            resources.forEach((name, amount) ->
                    roots.computeIfAbsent(root, unseen -> new TreeMap<>()).merge(name, amount, Integer::sum));
        });
        return roots;
    }

    /** Returns what is held and of what: {@code MEMORY_MB=192, VCPU=1 of node-17}. */
    String held() {
        return where.entrySet().stream()
                .map(one -> one.getValue().entrySet().stream()
                                .map(resource -> resource.getKey() + "=" + resource.getValue())
                                .collect(Collectors.joining(", "))
                        + " of " + one.getKey().name())
                .collect(Collectors.joining("; "));
    }

    /** Returns the server's name and id, or the id of who holds. */
    String label() {
        return server.map(one -> one.name() + " (" + id + ")").orElse(id);
    }
}
