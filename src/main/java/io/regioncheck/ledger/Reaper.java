package io.regioncheck.ledger;

import io.regioncheck.deadline.Deadline;
import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.Cloud;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Removes what runs left behind: what carries the name of a run in our project. It never touches anything else, and nothing of a
 * run that lives.
 *
 * <p>Every resource has its run's id in its name, and its run's journal is written before the resource is asked for; so the journals
 * say which runs there were on this machine and which of them died, and the names say what they left. A run without a journal here
 * may live on another machine: what it made is touched only when it is old, or when the run is named.
 */
public final class Reaper {
    private final Cloud cloud;
    private final Shelf shelf;
    private final Path ledgers;
    private final Tempo tempo;

    /** @param ledgers the directory of the journals of this environment */
    public Reaper(Cloud cloud, Path ledgers) {
        this(cloud, ledgers, Tempo.STANDARD);
    }

    Reaper(Cloud cloud, Path ledgers, Tempo tempo) {
        this.cloud = cloud;
        this.shelf = new Shelf(cloud);
        this.ledgers = ledgers;
        this.tempo = tempo;
    }

    /** Removes what a run that has done its checks still has, and returns what would not go. */
    public List<Leak> finish(Ledger ledger, Deadline deadline) {
        Removal removal = new Removal(shelf, ledger.run().prefix(), tempo, new Removal.Witness() {
            @Override
            public void over(Kind kind, String name) {
                ledger.gone(kind, name);
            }

            @Override
            public void settled(Kind kind, String name) {
                ledger.settled(kind, name);
            }
        });
        List<Leak> leaks = removal.ofEntries(ledger.entries())
                .ofDoubts(ledger.doubts())
                .ofAllNamed(ledger.run()::owns, ledger.kinds())
                .run(deadline);
        leaks.stream()
                .map(Leak::resource)
                .filter(resource -> !resource.id().equals(Leak.UNKNOWN))
                .forEach(ledger::found);
        return leaks;
    }

    /** Returns whether this machine has journals of runs that died before they were done. Asks nobody. */
    public boolean hasDeadRuns() {
        return Journal.in(ledgers).stream().anyMatch(journal -> !journal.alive());
    }

    /**
     * Removes what runs that died left behind. The journal of a run is deleted only when nothing of it is there any more and nothing
     * that it asked for can still come.
     *
     * @param only this run alone, whatever its age
     * @param olderThan how old something must be that carries a run's name without a journal on this machine
     * @throws CallFailed if keystone gives no token
     */
    public Sweep sweep(Optional<RunId> only, Duration olderThan, Deadline deadline) {
        Instant oldEnough = Instant.now().minus(olderThan);
        Predicate<RunId> meant = run -> only.map(run::equals).orElse(true);
        cloud.catalog();
        Survey survey = Survey.of(shelf, ledgers);
        List<Resource> removed = new ArrayList<>();
        List<Leak> leaks = new ArrayList<>(survey.unseen());
        Removal.Witness witness = new Removal.Witness() {
            @Override
            public void removed(Resource resource) {
                removed.add(resource);
            }
        };
        for (Journal journal : survey.dead()) {
            if (meant.test(journal.run())) {
                leaks.addAll(bury(journal, survey.of(journal.run()), witness, deadline));
            }
        }
        for (RunId run : survey.strangers()) {
            if (meant.test(run)) {
                List<Resource> abandoned = only.isPresent() ? survey.of(run) : survey.olderOf(run, oldEnough);
                leaks.addAll(new Removal(shelf, run.prefix(), tempo, witness)
                        .of(abandoned)
                        .run(deadline));
            }
        }
        return new Sweep(removed, leaks);
    }

    /** Removes all of a run that died, and its journal with the last of it. */
    private List<Leak> bury(Journal journal, List<Resource> listed, Removal.Witness witness, Deadline deadline) {
        List<Leak> leaks = new Removal(shelf, journal.run().prefix(), tempo, witness)
                .of(listed)
                .ofEntries(journal.open())
                .ofDoubts(journal.doubts())
                .ofAllNamed(journal.run()::owns, journal.kinds())
                .run(deadline);
        if (leaks.isEmpty()) {
            journal.delete();
        }
        return leaks;
    }

    /** Returns what carries a run's name and belongs to no live run of this machine; removes nothing. */
    public List<Resource> leftovers() {
        return Survey.of(shelf, ledgers).all();
    }

    /** What a sweep did. */
    public record Sweep(List<Resource> removed, List<Leak> leaks) {

        public Sweep {
            removed = List.copyOf(removed);
            leaks = List.copyOf(leaks);
        }
    }
}
