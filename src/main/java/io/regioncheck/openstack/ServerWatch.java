package io.regioncheck.openstack;

import io.regioncheck.deadline.Deadline;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Watches all servers whose name starts with a prefix: one filtered list call per interval, however many are waited for, and none
 * while nobody waits.
 */
public final class ServerWatch implements AutoCloseable {

    public ServerWatch(Compute compute, String namePrefix, java.time.Duration interval) {}

    /**
     * Waits until the server will do; empty stands for a server that is gone.
     *
     * @return the first state that will do, or the last one before the deadline: the caller says what is wrong with it
     */
    public Optional<Server> await(String serverId, Deadline deadline, Predicate<Optional<Server>> willDo) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
