package io.regioncheck.checks.messaging;

import io.regioncheck.broker.BrokerFailed;
import io.regioncheck.broker.BrokerNode;
import io.regioncheck.broker.Management;
import io.regioncheck.checks.messaging.TheilSen.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The memory of every node over the time of a run. */
final class MemoryWatch {
    private final Management management;
    private final long begin = System.nanoTime();
    private final Map<String, List<Point>> used = new TreeMap<>();
    private final Map<String, Long> limits = new TreeMap<>();
    private final List<BrokerFailed> missed = new ArrayList<>();
    private int looks;

    MemoryWatch(Management management) {
        this.management = management;
    }

    /** Takes a sample of each node; one that is not to be had is missed, and counted. */
    MemoryWatch look() {
        looks++;
        try {
            for (BrokerNode node : management.nodes()) {
                node.memory().ifPresent(memory -> {
                    used.computeIfAbsent(node.name(), name -> new ArrayList<>())
                            .add(new Point((System.nanoTime() - begin) / 1e9, memory.value()));
                    limits.put(node.name(), memory.limit());
                });
            }
        } catch (BrokerFailed failed) {
            missed.add(failed);
        }
        return this;
    }

    double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }

    Map<String, List<Point>> used() {
        return used;
    }

    long limit(String node) {
        return limits.getOrDefault(node, 0L);
    }

    int looks() {
        return looks;
    }

    int missed() {
        return missed.size();
    }

    Optional<BrokerFailed> lastFailure() {
        return missed.isEmpty() ? Optional.empty() : Optional.of(missed.get(missed.size() - 1));
    }
}
