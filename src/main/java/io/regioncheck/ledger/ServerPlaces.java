package io.regioncheck.ledger;

import io.regioncheck.deadline.Deadline;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** How many servers of a run may exist at the same time. */
final class ServerPlaces {
    private final int total;
    private final Semaphore free;
    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    ServerPlaces(int total) {
        this.total = total;
        this.free = new Semaphore(total, true);
    }

    /** @throws CancellationException if no place gets free before the deadline, or the thread is interrupted */
    void take(String server, Deadline deadline) {
        try {
            if (!free.tryAcquire(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new CancellationException("no place for " + server + " within " + deadline + ": the run has "
                        + total + " servers already (limits.servers-at-once)");
            }
            taken.add(server);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for a place for " + server);
        }
    }

    void giveBackAll(Predicate<String> servers) {
        List.copyOf(taken).stream().filter(servers).forEach(this::giveBack);
    }

    void giveBack(String server) {
        if (taken.remove(server)) {
            free.release();
        }
    }
}
