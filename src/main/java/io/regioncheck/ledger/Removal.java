package io.regioncheck.ledger;

import io.regioncheck.deadline.Deadline;
import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.Named;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Removes things and waits until each is really gone. It goes over all of them again and again, in the order of {@link Kind}: what
 * is still in use (a network with a port, a volume with a snapshot) is refused by its service and goes in a later round.
 */
final class Removal {
    private static final Duration ROUND = Duration.ofMillis(700);
    /** A thing that its service goes on listing after this many seconds without any other thing going is given up. */
    private static final Duration STUCK = Duration.ofSeconds(40);

    private final Shelf shelf;
    private final String prefix;
    private final Consumer<Resource> gone;
    private final Map<String, Resource> left = new LinkedHashMap<>();
    private final Map<String, String> reasons = new HashMap<>();

    /**
     * @param prefix what all their names begin with: one list per kind and round tells which still exist
     * @param gone hears of each thing that no longer exists
     */
    Removal(Shelf shelf, String prefix, Collection<Resource> resources, Consumer<Resource> gone) {
        this.shelf = shelf;
        this.prefix = prefix;
        this.gone = gone;
        resources.stream()
                .sorted(Comparator.comparing(Resource::kind))
                .forEach(resource -> left.put(resource.id(), resource));
    }

    /** Returns what is still there at the deadline, or does not move any more, with the reason. */
    List<Leak> run(Deadline deadline) {
        Deadline patience = deadline.atMost(STUCK);
        while (!left.isEmpty()) {
            int before = left.size();
            boolean asked = round();
            if (left.isEmpty()) {
                break;
            }
            if (left.size() < before) {
                patience = deadline.atMost(STUCK);
            }
            if (patience.hasPassed() || !asked) {
                return leaks();
            }
            pause();
        }
        return List.of();
    }

    /** Asks for the removal of all that may go now, and looks what is gone; returns whether any service could be asked. */
    private boolean round() {
        boolean asked = false;
        Map<Kind, List<Resource>> byKind = left.values().stream()
                .collect(Collectors.groupingBy(Resource::kind, () -> new EnumMap<>(Kind.class), Collectors.toList()));
        for (Map.Entry<Kind, List<Resource>> kind : byKind.entrySet()) {
            if (mustWait(kind.getKey(), byKind.keySet())) {
                continue;
            }
            kind.getValue().forEach(this::askFor);
            asked |= look(kind.getKey(), kind.getValue());
        }
        return asked;
    }

    /** What a server holds is not tried while the server stands: it would only be refused. */
    private static boolean mustWait(Kind kind, Set<Kind> present) {
        return kind.compareTo(Kind.SERVER) > 0 && present.contains(Kind.SERVER);
    }

    private void askFor(Resource resource) {
        try {
            shelf.delete(resource.kind(), resource.id());
            reasons.remove(resource.id());
        } catch (CallFailed refused) {
            reasons.put(resource.id(), refused.answered());
        }
    }

    private boolean look(Kind kind, List<Resource> resources) {
        try {
            Set<String> there =
                    shelf.named(kind, prefix).stream().map(Named::id).collect(Collectors.toSet());
            for (Resource resource : resources) {
                if (!there.contains(resource.id())) {
                    left.remove(resource.id());
                    gone.accept(resource);
                }
            }
            return true;
        } catch (CallFailed unknown) {
            resources.forEach(
                    resource -> reasons.put(resource.id(), "cannot see whether it is gone: " + unknown.answered()));
            return false;
        }
    }

    private List<Leak> leaks() {
        List<Leak> leaks = new ArrayList<>();
        left.values()
                .forEach(resource -> leaks.add(new Leak(
                        resource,
                        reasons.getOrDefault(resource.id(), "its removal was accepted, but it is still listed"))));
        return leaks;
    }

    private void pause() {
        LockSupport.parkNanos(this, ROUND.toNanos());
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted while removing");
        }
    }
}
