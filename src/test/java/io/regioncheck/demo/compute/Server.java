package io.regioncheck.demo.compute;

import io.regioncheck.demo.guest.Guest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A server, from its order until it is gone. */
final class Server {
    private final ServerOrder order;
    private final List<Attachment> attachments = new CopyOnWriteArrayList<>();
    private final List<ServerAction> actions = new CopyOnWriteArrayList<>();
    private volatile Condition condition;
    private volatile Optional<Guest> guest = Optional.empty();
    private volatile boolean gone;

    Server(ServerOrder order, Condition condition) {
        this.order = order;
        this.condition = condition;
    }

    String id() {
        return order.id();
    }

    ServerOrder order() {
        return order;
    }

    Condition condition() {
        return condition;
    }

    synchronized void become(UnaryOperator<Condition> change) {
        condition = change.apply(condition);
    }

    List<Attachment> attachments() {
        return attachments;
    }

    /** Returns what was done to it, newest first. */
    List<ServerAction> actions() {
        return actions;
    }

    ServerAction begin(String action, String requestId) {
        ServerAction begun = new ServerAction(action, requestId, order.projectId(), order.userId());
        actions.add(0, begun);
        return begun;
    }

    Optional<Guest> guest() {
        return guest;
    }

    /** Replaces what runs in it. */
    synchronized void run(Optional<Guest> next) {
        guest.ifPresent(Guest::stop);
        guest = next;
    }

    /** Switches what runs in it off; its console can still be read. */
    synchronized void halt() {
        guest.ifPresent(Guest::stop);
    }

    boolean isGone() {
        return gone;
    }

    void go() {
        gone = true;
        halt();
    }
}
