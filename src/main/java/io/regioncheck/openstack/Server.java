package io.regioncheck.openstack;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A server as nova shows it.
 *
 * @param status {@code BUILD}, {@code ACTIVE}, {@code ERROR}…
 * @param task what nova is doing with it, such as {@code spawning}
 * @param host the compute host, as far as one was chosen
 * @param fault nova's message when it is in ERROR
 */
public record Server(
        String id,
        String name,
        String status,
        Optional<String> task,
        Optional<String> powerState,
        Optional<String> host,
        Optional<String> zone,
        Optional<String> fault,
        List<String> addresses,
        Instant created) {

    public Server {
        addresses = List.copyOf(addresses);
    }

    /** Returns status and task in one: {@code BUILD (task spawning)}. */
    public String state() {
        return task.map(doing -> status + " (task " + doing + ")").orElse(status);
    }
}
