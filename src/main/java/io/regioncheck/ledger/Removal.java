package io.regioncheck.ledger;

import io.regioncheck.deadline.Deadline;
import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.Named;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Removes what is named with a prefix and waits until each thing is really gone. It goes over all of them again and again, in the
 * order of {@link Kind}: what is still in use (a network with a port, a volume with a snapshot) is refused by its service and goes in
 * a later round. What turns up meanwhile, such as a create whose answer was lost, goes too.
 */
final class Removal {
    private final Shelf shelf;
    private final String prefix;
    private final Tempo tempo;
    private final Remains remains;
    private final Set<Kind> wanted = EnumSet.noneOf(Kind.class);
    private final Map<Kind, String> blindness = new EnumMap<>(Kind.class);
    private Predicate<String> claims = name -> false;
    private boolean serversStay;

    /** Hears what becomes of things. */
    interface Witness {
        /** A thing that was there is gone. */
        default void removed(Resource resource) {}

        /** Nothing of this name is there any more, nor will come. */
        default void over(Kind kind, String name) {}

        /** A create of this name that got no answer has made all that it ever will. */
        default void settled(Kind kind, String name) {}
    }

    /** @param prefix a run's prefix or more, by which the things are listed */
    Removal(Shelf shelf, String prefix, Tempo tempo, Witness witness) {
        this.shelf = shelf;
        this.prefix = prefix;
        this.tempo = tempo;
        this.remains = new Remains(witness);
    }

    /** Adds things that are known to be there. */
    Removal of(Collection<Resource> resources) {
        resources.forEach(remains::add);
        return this;
    }

    /** Adds what a ledger has open; what no answer told the id of is looked for, for as long as it may still come. */
    Removal ofEntries(Collection<Ledger.Entry> entries) {
        for (Ledger.Entry entry : entries) {
            entry.id()
                    .ifPresentOrElse(
                            id -> remains.add(new Resource(entry.kind(), id, entry.name())),
                            () -> remains.await(entry));
        }
        return this;
    }

    /** Adds creates that got no answer, whatever is known of them: looks once more when none of them can take effect any more. */
    Removal ofDoubts(Collection<Ledger.Entry> entries) {
        entries.forEach(remains::doubt);
        return this;
    }

    /** Claims all that turns up under a name of ours, too; looks for these kinds before anything is asked to go. */
    Removal ofAllNamed(Predicate<String> ours, Collection<Kind> kinds) {
        claims = ours;
        wanted.addAll(kinds);
        return this;
    }

    /**
     * Returns what is still there, with the reason: at the deadline, or when for a while nothing went and nothing is on its way. A
     * volume that is wiped and a guest that shuts down slowly are on their way: their removal was accepted.
     */
    List<Leak> run(Deadline deadline) {
        wanted.forEach(this::look);
        Deadline patience = deadline.atMost(tempo.stuck());
        while (!remains.isEmpty()) {
            int before = remains.count();
            round(deadline);
            if (deadline.hasPassed()) {
                break;
            }
            if (remains.count() != before) {
                patience = deadline.atMost(tempo.stuck());
            } else if (patience.hasPassed()) {
                if (!serversStay && !remains.of(Kind.SERVER).isEmpty()) {
                    // servers that do not go keep what they hold; all else is tried now
                    serversStay = true;
                    patience = deadline.atMost(tempo.stuck());
                } else if (isStuck()) {
                    break;
                }
            }
            pause(remains.isEmpty() ? Duration.ZERO : tempo.round());
        }
        return remains.leaks(blindness);
    }

    /** What may come and what is on its way is waited for, but not what is refused or cannot be seen. */
    private boolean isStuck() {
        boolean onlyAwaiting = remains.count() == 0 && blindness.isEmpty();
        return !onlyAwaiting && !remains.anyGoes();
    }

    /** Asks for the removal of all that may go now, and looks what is gone. */
    private void round(Deadline deadline) {
        for (Kind kind : Kind.values()) {
            List<Resource> things = remains.of(kind);
            if (deadline.hasPassed() || mustWait(kind) || (things.isEmpty() && !remains.awaits(kind))) {
                continue;
            }
            for (Resource thing : things) {
                if (!deadline.hasPassed()) {
                    askFor(thing);
                }
            }
            look(kind).ifPresent(there -> {
                things.stream().filter(thing -> !isThere(thing, there)).forEach(remains::strike);
                remains.settle(kind, tempo.late());
            });
        }
    }

    /** What a server holds is not tried while the server stands: it would only be refused. */
    private boolean mustWait(Kind kind) {
        return kind.compareTo(Kind.SERVER) > 0
                && !serversStay
                && !remains.of(Kind.SERVER).isEmpty();
    }

    private void askFor(Resource thing) {
        try {
            shelf.delete(thing.kind(), thing.id(), remains.of(Kind.SERVER).isEmpty());
            remains.goes(thing);
        } catch (CallFailed refused) {
            remains.refused(thing, refused.answered());
        }
    }

    /** Returns the ids of all of a kind that are there; empty if nobody can tell. */
    private Optional<Set<String>> look(Kind kind) {
        try {
            List<Named> there = shelf.named(kind, prefix);
            there.stream()
                    .map(named -> new Resource(kind, named.id(), named.name()))
                    .filter(thing -> remains.knows(thing) || claims.test(thing.name()))
                    .forEach(remains::sight);
            blindness.remove(kind);
            return Optional.of(there.stream().map(Named::id).collect(Collectors.toSet()));
        } catch (CallFailed unknown) {
            if (!remains.of(kind).isEmpty() || remains.awaits(kind)) {
                blindness.put(kind, unknown.answered());
            }
            remains.of(kind).forEach(thing -> remains.unseen(thing, unknown.answered()));
            return Optional.empty();
        }
    }

    private boolean isThere(Resource thing, Set<String> listed) {
        try {
            return listed.contains(thing.id()) || shelf.isThereUnlisted(thing.kind(), thing.id());
        } catch (CallFailed unknown) {
            remains.unseen(thing, unknown.answered());
            return true;
        }
    }

    private void pause(Duration duration) {
        LockSupport.parkNanos(this, duration.toNanos());
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted while removing");
        }
    }
}
