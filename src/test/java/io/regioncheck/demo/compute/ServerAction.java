package io.regioncheck.demo.compute;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Something that was done to a server, and the steps that nova recorded of it. */
final class ServerAction {
    private final String action;
    private final String requestId;
    private final String projectId;
    private final String userId;
    private final Instant started = Instant.now();
    private final List<Event> events = new CopyOnWriteArrayList<>();

    ServerAction(String action, String requestId, String projectId, String userId) {
        this.action = action;
        this.requestId = requestId;
        this.projectId = projectId;
        this.userId = userId;
    }

    /** A step of an action on a host. */
    static final class Event {
        private final String name;
        private final String host;
        private final Instant started = Instant.now();
        private volatile Optional<Instant> finished = Optional.empty();
        private volatile Optional<String> traceback = Optional.empty();

        private Event(String name, String host) {
            this.name = name;
            this.host = host;
        }

        String name() {
            return name;
        }

        String host() {
            return host;
        }

        Instant started() {
            return started;
        }

        Optional<Instant> finished() {
            return finished;
        }

        Optional<String> traceback() {
            return traceback;
        }

        void succeed() {
            finished = Optional.of(Instant.now());
        }

        void fail(String trace) {
            traceback = Optional.of(trace);
            finished = Optional.of(Instant.now());
        }
    }

    Event step(String name, String host) {
        Event event = new Event(name, host);
        events.add(0, event);
        return event;
    }

    String action() {
        return action;
    }

    String requestId() {
        return requestId;
    }

    String projectId() {
        return projectId;
    }

    String userId() {
        return userId;
    }

    Instant started() {
        return started;
    }

    /** Returns its steps, newest first. */
    List<Event> events() {
        return events;
    }

    boolean failed() {
        return events.stream().anyMatch(event -> event.traceback().isPresent());
    }
}
