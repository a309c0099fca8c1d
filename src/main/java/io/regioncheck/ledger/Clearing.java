package io.regioncheck.ledger;

import io.regioncheck.deadline.Deadline;
import io.regioncheck.openstack.Cloud;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Removes what has one name, with its parts, while its run goes on. */
final class Clearing {
    private final Cloud cloud;
    private final Ledger ledger;
    private final ServerPlaces places;

    Clearing(Cloud cloud, Ledger ledger, ServerPlaces places) {
        this.cloud = cloud;
        this.ledger = ledger;
        this.places = places;
    }

    /**
     * Returns what is still there at the deadline. The servers' places are free in any case: one that nova does not let go is a leak,
     * and must not keep the others from being tried.
     */
    List<Leak> of(String name, Deadline deadline) {
        Predicate<String> ours = other -> Naming.belongs(other, name);
        List<Ledger.Entry> entries = ledger.entries().stream()
                .filter(entry -> ours.test(entry.name()))
                .toList();
        try {
            return removal(name, entries, ours).run(deadline);
        } finally {
            places.giveBackAll(ours);
        }
    }

    private Removal removal(String name, List<Ledger.Entry> entries, Predicate<String> ours) {
        Removal.Witness witness = new Removal.Witness() {
            @Override
            public void over(Kind kind, String gone) {
                ledger.gone(kind, gone);
            }
        };
        return new Removal(new Shelf(cloud), name, Tempo.STANDARD, witness)
                .of(entries.stream().flatMap(entry -> known(entry).stream()).toList())
                .ofAllNamed(
                        ours,
                        entries.stream()
                                .filter(entry -> entry.id().isEmpty())
                                .map(Ledger.Entry::kind)
                                .toList());
    }

    private static Optional<Resource> known(Ledger.Entry entry) {
        return entry.id().map(id -> new Resource(entry.kind(), id, entry.name()));
    }
}
