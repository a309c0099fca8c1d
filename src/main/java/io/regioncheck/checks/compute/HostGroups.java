package io.regioncheck.checks.compute;

import io.regioncheck.openstack.Aggregate;
import io.regioncheck.openstack.ComputeService;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The compute hosts of a region and what groups them. */
final class HostGroups {
    private final Map<String, ComputeService> computes;
    private final SortedMap<String, Aggregate> aggregates;

    HostGroups(Collection<ComputeService> computes, Collection<Aggregate> aggregates) {
        this.computes = computes.stream()
                .collect(
                        Collectors.toMap(ComputeService::host, Function.identity(), (one, other) -> one, TreeMap::new));
        this.aggregates = aggregates.stream()
                .collect(Collectors.toMap(Aggregate::name, Function.identity(), (one, other) -> one, TreeMap::new));
    }

    /** Returns the compute hosts, each with the zone that nova tells of it. */
    SortedMap<String, String> zones() {
        SortedMap<String, String> zones = new TreeMap<>();
        computes.forEach((host, compute) -> zones.put(host, compute.zone()));
        return zones;
    }

    Set<String> hosts() {
        return computes.keySet();
    }

    boolean isHost(String name) {
        return computes.containsKey(name);
    }

    Collection<Aggregate> aggregates() {
        return aggregates.values();
    }

    Optional<Aggregate> aggregate(String name) {
        return Optional.ofNullable(aggregates.get(name));
    }

    /** Returns the names of the aggregates that a host is in. */
    List<String> aggregatesOf(String host) {
        return aggregates.values().stream()
                .filter(aggregate -> aggregate.hosts().contains(host))
                .map(Aggregate::name)
                .toList();
    }

    /** Returns each host with the zones that aggregates make of it; hosts without any are left out. */
    SortedMap<String, SortedSet<String>> zonesByAggregates() {
        SortedMap<String, SortedSet<String>> zones = new TreeMap<>();
        for (Aggregate aggregate : aggregates.values()) {
            aggregate
                    .zone()
                    .ifPresent(zone -> aggregate.hosts().stream()
                            .filter(this::isHost)
                            .forEach(host -> zones.computeIfAbsent(host, unseen -> new TreeSet<>())
                                    .add(zone)));
        }
        return zones;
    }

    /** Returns the computes that nova says are in a zone; a host in two says so of both. */
    List<ComputeService> in(String zone) {
        return computes.values().stream()
                .filter(compute -> List.of(compute.zone().split(",")).contains(zone))
                .toList();
    }
}
