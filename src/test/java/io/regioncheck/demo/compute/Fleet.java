package io.regioncheck.demo.compute;

import io.regioncheck.demo.http.Caller;
import io.regioncheck.demo.http.Refusal;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** All servers of the region. */
final class Fleet {
    private final PortalServers portal;
    private final Map<String, Server> byId = new ConcurrentHashMap<>();
    private final Deque<Server> newestFirst = new ConcurrentLinkedDeque<>();
    private final AtomicInteger last;

    Fleet(PortalServers portal) {
        this.portal = portal;
        this.last = new AtomicInteger(portal.count());
    }

    int nextNumber() {
        return last.incrementAndGet();
    }

    void add(Server server) {
        byId.put(server.id(), server);
        newestFirst.addFirst(server);
    }

    void remove(Server server) {
        server.go();
        byId.remove(server.id());
        newestFirst.remove(server);
    }

    Optional<Server> find(String id) {
        return Optional.ofNullable(byId.get(id)).or(() -> portal.find(id));
    }

    /** Returns the server that a request names and that its caller may see. */
    Server wanted(Asked asked) {
        String id = asked.variable("server");
        return find(id).filter(server -> isSeenBy(asked.caller(), server))
                .orElseThrow(() -> new Refusal(404, "Instance " + id + " could not be found."));
    }

    private static boolean isSeenBy(Caller caller, Server server) {
        return caller.isAdmin() || server.order().projectId().equals(caller.projectId());
    }

    /** Returns all of them, newest first, as they are asked for. */
    Stream<Server> all() {
        return Stream.concat(newestFirst.stream(), StreamSupport.stream(portal.spliterator(), false));
    }

    /** Returns those of a project, without a look at the portal's if it is not theirs. */
    Stream<Server> of(String project) {
        Stream<Server> own =
                newestFirst.stream().filter(server -> server.order().projectId().equals(project));
        return project.equals(PortalServers.PROJECT)
                ? Stream.concat(own, StreamSupport.stream(portal.spliterator(), false))
                : own;
    }

    /** Counts the servers on each host. */
    Map<String, Integer> perHost() {
        Map<String, Integer> counts = new HashMap<>();
        all().forEach(server -> server.condition().host().ifPresent(host -> counts.merge(host, 1, Integer::sum)));
        return counts;
    }
}
