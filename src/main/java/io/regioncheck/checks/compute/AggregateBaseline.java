package io.regioncheck.checks.compute;

import io.regioncheck.checks.baseline.BaselineFile;
import io.regioncheck.openstack.Aggregate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Aggregates and the hosts of a region, as they are kept in a file.
 *
 * @param region where they were taken
 * @param taken when
 * @param hosts all compute hosts with their availability zones, in an aggregate or not
 * @param aggregates by name
 */
record AggregateBaseline(
        String region, String taken, SortedMap<String, String> hosts, SortedMap<String, Kept> aggregates) {

    static final BaselineFile<AggregateBaseline> FILE = new BaselineFile<>(
            "aggregates.json",
            AggregateBaseline.class,
            "hosts",
            kept -> kept.hosts() != null && !kept.hosts().isEmpty() && kept.aggregates() != null);

    /** An aggregate; what is empty has no zone. */
    record Kept(String zone, List<String> hosts, SortedMap<String, String> metadata) {
        static Kept of(Aggregate aggregate) {
            return new Kept(
                    aggregate.zone().orElse(""),
                    aggregate.hosts().stream().sorted().toList(),
                    new TreeMap<>(aggregate.metadata()));
        }

        Optional<String> namedZone() {
            return Optional.of(zone).filter(name -> !name.isEmpty());
        }
    }

    static AggregateBaseline now(String region, Map<String, String> hosts, Collection<Aggregate> aggregates) {
        SortedMap<String, Kept> kept = new TreeMap<>();
        aggregates.forEach(aggregate -> kept.put(aggregate.name(), Kept.of(aggregate)));
        return new AggregateBaseline(region, BaselineFile.now(), new TreeMap<>(hosts), kept);
    }
}
