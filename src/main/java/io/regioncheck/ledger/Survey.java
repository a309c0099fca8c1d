package io.regioncheck.ledger;

import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.Named;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What in our project carries the name of a run, and which of those runs live, died here, or are strange to this machine. */
final class Survey {
    private final List<Journal> dead;
    private final Set<RunId> ofThisMachine;
    private final Set<RunId> alive;
    private final Map<RunId, List<Dated>> listed;
    private final Map<Kind, CallFailed> failures;

    private record Dated(Resource resource, Optional<Instant> created) {}

    private Survey(
            List<Journal> before, List<Journal> after, Map<RunId, List<Dated>> listed, Map<Kind, CallFailed> failures) {
        this.listed = listed;
        this.failures = failures;
        this.dead = before.stream().filter(journal -> !journal.alive()).toList();
        this.ofThisMachine = new HashSet<>();
        this.alive = new HashSet<>();
        for (List<Journal> journals : List.of(before, after)) {
            journals.forEach(journal -> ofThisMachine.add(journal.run()));
            journals.stream().filter(Journal::alive).forEach(journal -> alive.add(journal.run()));
        }
    }

    /**
     * Looks at the journals, at the region and at the journals again: what a run that begins meanwhile has in the region, it has in
     * a journal before.
     */
    static Survey of(Shelf shelf, Path ledgers) {
        List<Journal> before = Journal.in(ledgers);
        Map<RunId, List<Dated>> listed = new HashMap<>();
        Map<Kind, CallFailed> failures = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            try {
                for (Named named : shelf.named(kind, RunId.ANY_PREFIX)) {
                    Dated thing = new Dated(new Resource(kind, named.id(), named.name()), named.created());
                    RunId.owning(named.name())
                            .ifPresent(run -> listed.computeIfAbsent(run, first -> new ArrayList<>())
                                    .add(thing));
                }
            } catch (CallFailed failed) {
                // a region that was never to have this service has none of its things; one that lost its endpoint may
                // have many
                if (failed.kind() != CallFailed.Kind.NOT_IN_CATALOG || shelf.mustBeThere(kind)) {
                    failures.put(kind, failed);
                }
            }
        }
        return new Survey(before, Journal.in(ledgers), listed, failures);
    }

    /** Returns the journals of runs that died. */
    List<Journal> dead() {
        return dead;
    }

    /** Returns the runs that have something in the region and no journal on this machine. */
    Set<RunId> strangers() {
        Set<RunId> strangers = new LinkedHashSet<>(listed.keySet());
        strangers.removeAll(ofThisMachine);
        return strangers;
    }

    List<Resource> of(RunId run) {
        return of(run, thing -> true);
    }

    /** What has no time of creation is never old: it goes when its run is named. */
    List<Resource> olderOf(RunId run, Instant oldEnough) {
        return of(
                run,
                thing -> thing.created()
                        .map(created -> !created.isAfter(oldEnough))
                        .orElse(false));
    }

    /** Returns all that belongs to no live run; throws if any kind could not be listed. */
    List<Resource> all() {
        failures.values().stream().findFirst().ifPresent(failed -> {
            throw failed;
        });
        return listed.keySet().stream()
                .filter(run -> !alive.contains(run))
                .flatMap(run -> of(run).stream())
                .toList();
    }

    /** Says of which kinds nobody knows whether there is anything. */
    List<Leak> unseen() {
        return failures.entrySet().stream()
                .map(failure -> new Leak(
                        new Resource(failure.getKey(), Leak.UNKNOWN, RunId.ANY_PREFIX + "…"),
                        "cannot see whether there is any: " + failure.getValue().answered()))
                .toList();
    }

    private List<Resource> of(RunId run, Predicate<Dated> which) {
        return listed.getOrDefault(run, List.of()).stream()
                .filter(which)
                .map(Dated::resource)
                .toList();
    }
}
