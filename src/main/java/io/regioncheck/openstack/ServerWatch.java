package io.regioncheck.openstack;

import io.regioncheck.deadline.Deadline;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * Watches all servers whose name starts with a prefix: one filtered list call per interval, however many are waited for, and none
 * while nobody waits. One of those who wait asks for all of them.
 */
public final class ServerWatch {
    /** So many lists in a row must fail before those who wait hear of it. */
    private static final int PATIENCE = 3;

    private final Compute compute;
    private final String namePrefix;
    private final Duration interval;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private Map<String, Server> servers = Map.of();
    private long begun;
    private long shown;
    private long tries;
    private boolean asking;
    private int failures;
    private Optional<CallFailed> trouble = Optional.empty();

    public ServerWatch(Compute compute, String namePrefix, Duration interval) {
        this.compute = compute;
        this.namePrefix = namePrefix;
        this.interval = interval;
    }

    /**
     * Waits until the server will do; empty stands for a server that is gone.
     *
     * @return the first state that will do, or the last one before the deadline: the caller says what is wrong with it
     * @throws CallFailed if the list fails again and again, or at the deadline
     * @throws CancellationException if the thread is interrupted
     */
    public Optional<Server> await(String serverId, Deadline deadline, Predicate<Optional<Server>> willDo) {
        lock.lock();
        try {
            // a list that was asked for before now may not have the server yet
            long seen = begun;
            long triesBefore = tries;
            while (true) {
                if (shown > seen) {
                    Optional<Server> server = Optional.ofNullable(servers.get(serverId));
                    if (willDo.test(server) || deadline.hasPassed()) {
                        return server;
                    }
                    seen = shown;
                }
                boolean lasting = failures >= PATIENCE && tries - triesBefore >= PATIENCE;
                if (trouble.isPresent() && (lasting || (tries > triesBefore && deadline.hasPassed()))) {
                    throw trouble.get();
                }
                takePart();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while watching servers");
        } finally {
            lock.unlock();
        }
    }

    /** Asks for the next list, or waits for it if somebody else is asking. */
    private void takePart() throws InterruptedException {
        if (asking) {
            news.await();
            return;
        }
        asking = true;
        try {
            long pause = tries == 0 ? 0 : interval.toNanos();
            while (pause > 0) {
                pause = news.awaitNanos(pause);
            }
            ask();
        } finally {
            asking = false;
            news.signalAll();
        }
    }

    private void ask() {
        long mine = ++begun;
        lock.unlock();
        Map<String, Server> now = new HashMap<>();
        Optional<CallFailed> failure = Optional.empty();
        try {
            compute.serversNamed(namePrefix).forEach(server -> now.put(server.id(), server));
        } catch (CallFailed failed) {
            failure = Optional.of(failed);
        } finally {
            lock.lock();
        }
        tries++;
        if (failure.isPresent()) {
            failures++;
            trouble = failure;
        } else {
            failures = 0;
            trouble = Optional.empty();
            servers = Map.copyOf(now);
            shown = mine;
        }
    }
}
