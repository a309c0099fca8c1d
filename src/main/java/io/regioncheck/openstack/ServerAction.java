package io.regioncheck.openstack;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An action on a server, with the steps that nova recorded.
 *
 * @param action such as {@code create}
 */
public record ServerAction(
        String action, String requestId, Instant started, Optional<String> message, List<Event> events) {

    public ServerAction {
        events = List.copyOf(events);
    }

    /**
     * A step.
     *
     * @param name such as {@code compute__do_build_and_run_instance}
     * @param result {@code Success}, {@code Error}; empty while it runs
     */
    public record Event(
            String name,
            Optional<String> host,
            Instant started,
            Optional<Instant> finished,
            Optional<String> result,
            Optional<String> traceback) {}
}
