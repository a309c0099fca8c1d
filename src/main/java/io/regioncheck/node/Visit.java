package io.regioncheck.node;

import io.regioncheck.environment.Node;
import io.regioncheck.node.Progress.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** One host of a sweep: what it is asked, and what comes of it in the end. It is asked once, or twice if it was too slow to let us in. */
final class Visit {
    private final List<Node> names;
    private final Node host;
    private final Asking asking;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final CompletableFuture<Void> letIn = new CompletableFuture<>();
    private volatile Optional<NodeUnreachable> before = Optional.empty();
    private volatile Duration waited = Duration.ZERO;

    /** What came of it: one of the two. */
    record Outcome(Optional<HostReadings> told, Optional<NodeUnreachable> unreached) {}

    /** @param names the nodes of the environment that are this host, the first with the roles of all */
    Visit(List<Node> names, Node host, Asking asking) {
        this.names = List.copyOf(names);
        this.host = host;
        this.asking = asking;
    }

    Node host() {
        return host;
    }

    /** Ends when all is over. */
    CompletableFuture<Outcome> outcome() {
        return outcome;
    }

    /** Ends when the host has let us in for the first time, or did not. */
    CompletableFuture<Void> letIn() {
        return letIn;
    }

    /** Returns why it was not reached the first time. */
    Optional<NodeUnreachable> before() {
        return before;
    }

    /**
     * Asks it.
     *
     * @param deadline how long it may take in all; what it took to let us in counts
     */
    CompletableFuture<HostReadings> ask(Connections connections, Progress progress, Duration deadline) {
        Interview interview = new Interview(names, host, asking, deadline);
        return connections
                .begin(host, progress)
                .whenComplete((session, trouble) -> waited = waited.plus(progress.listened()))
                .thenCompose(session -> {
                    progress.reached(Stage.LET_IN);
                    letIn.complete(null);
                    return interview.over(session, deadline.minus(waited));
                });
    }

    /**
     * Takes what came of it.
     *
     * @param again is given it, if it is to be asked once more
     */
    void ended(Optional<HostReadings> told, Optional<Throwable> trouble, Consumer<Visit> again) {
        told.ifPresent(readings -> outcome.complete(new Outcome(Optional.of(readings), Optional.empty())));
        trouble.map(Visit::cause).ifPresent(cause -> {
            if (!(cause instanceof NodeUnreachable unreachable)) {
                outcome.completeExceptionally(cause);
            } else if (before.isEmpty() && unreachable.isForTimeAlone()) {
                before = Optional.of(unreachable);
                again.accept(this);
            } else {
                outcome.complete(new Outcome(
                        Optional.empty(),
                        Optional.of(
                                wasAskedAgain(unreachable) ? unreachable.twice(names) : unreachable.called(names))));
            }
        });
        letIn.complete(null);
    }

    /** Returns whether it was asked twice: there may have been no time for it. */
    private boolean wasAskedAgain(NodeUnreachable now) {
        return before.filter(first -> first != now).isPresent();
    }

    private static Throwable cause(Throwable thrown) {
        return thrown instanceof CompletionException
                ? Optional.ofNullable(thrown.getCause()).orElse(thrown)
                : thrown;
    }
}
