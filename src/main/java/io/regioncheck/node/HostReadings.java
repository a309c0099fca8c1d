package io.regioncheck.node;

import io.regioncheck.environment.Node;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one host told.
 *
 * @param host the first of its names in the environment, with the roles of all of them
 * @param names all nodes of the environment that are this host: they have one address, port and user
 * @param readings of the items that it has by its roles and that a check of the run wants
 * @param clock how far its clock is ahead of ours, if it was asked for and told
 */
public record HostReadings(
        Node host, List<Node> names, Map<Item, Reading> readings, Duration took, Optional<ClockOffset> clock) {

    public HostReadings {
        names = List.copyOf(names);
        readings = Map.copyOf(readings);
    }

    /** A host with one name whose clock nobody asked for. */
    public HostReadings(Node host, Map<Item, Reading> readings, Duration took) {
        this(host, List.of(host), readings, took, Optional.empty());
    }

    /** Returns whether nova and neutron may call it so. */
    public boolean isCalled(String name) {
        return names.stream().anyMatch(node -> node.isCalled(name));
    }

    /** Returns whether it was asked for an item: it is not where its roles do not have it. */
    public boolean has(Item item) {
        return readings.containsKey(item);
    }

    /** @throws IllegalArgumentException if it was not asked for it: see {@link #has} */
    public Reading of(Item item) {
        Reading reading = readings.get(item);
        if (reading == null) {
            throw new IllegalArgumentException(host.name() + " was not asked for " + item
                    + ": a check names what it wants (gathers), and the item the roles that have it");
        }
        return reading;
    }
}
