package io.regioncheck.ledger;

import io.regioncheck.deadline.Deadline;
import io.regioncheck.openstack.Cloud;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Removes what runs left behind: what their journals claim, and what carries the name of a run. It never touches anything that
 * neither claims.
 */
public final class Reaper {

    /** @param ledgers the directory of the journals of this environment */
    public Reaper(Cloud cloud, Path ledgers) {}

    /** Removes what a run that has done its checks still has, found by its journal and by its name; returns what would not go. */
    public List<Leak> finish(Ledger ledger, Deadline deadline) {
        throw new UnsupportedOperationException();
    }

    /** Returns whether this machine has journals of runs that died before they were done. Asks nobody. */
    public boolean hasDeadRuns() {
        throw new UnsupportedOperationException();
    }

    /**
     * Removes what runs that died left behind.
     *
     * @param only this run alone, whatever its age
     * @param olderThan how old something must be that carries a run's name without a journal on this machine
     */
    public Sweep sweep(Optional<RunId> only, Duration olderThan, Deadline deadline) {
        throw new UnsupportedOperationException();
    }

    /** Returns what was neither removed nor belongs to a live run; removes nothing. */
    public List<Resource> leftovers() {
        throw new UnsupportedOperationException();
    }

    /** What a sweep did. */
    public record Sweep(List<Resource> removed, List<Leak> leaks) {

        public Sweep {
            removed = List.copyOf(removed);
            leaks = List.copyOf(leaks);
        }
    }
}
