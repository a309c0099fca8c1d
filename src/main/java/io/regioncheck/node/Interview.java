package io.regioncheck.node;

import io.regioncheck.environment.Node;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.session.ConnectionService;

/**
 * One host is asked for all its items: one connection, one command. It holds no thread while it waits, and always ends in time: what was
 * told until then is kept.
 */
final class Interview {
    /** What a host runs for us; what it is to do comes on its standard input. */
    static final String COMMAND = "exec /bin/sh -s";

    private static final int ERRORS_KEPT = 64 * 1024;

    private final List<Node> names;
    private final Node host;
    private final Asking asking;
    private final Frames output;
    private final Frames errors;
    private final Exec exec;
    private final Duration deadline;
    private final Instant started = Instant.now();
    private final CompletableFuture<HostReadings> result = new CompletableFuture<>();
    private volatile Instant asked = started;

    /**
     * @param names the nodes of the environment that are this host, the first with the roles of all
     * @param deadline how long the host may take in all, from the first packet on
     */
    Interview(List<Node> names, Node host, Asking asking, Duration deadline) {
        this.deadline = deadline;
        this.names = names;
        this.host = host;
        this.asking = asking;
        this.output = new Frames(asking.nonce(), asking.atMostBytes());
        this.errors = new Frames(asking.nonce(), ERRORS_KEPT);
        this.exec = new Exec(COMMAND, asking.text(), output, errors);
    }

    /**
     * Asks over a connection that it closes in the end; fails with nothing but {@link NodeUnreachable}.
     *
     * @param left what is left of the host's time
     */
    CompletableFuture<HostReadings> over(ClientSession session, Duration left) {
        CompletableFuture<Optional<String>> ended = new CompletableFuture<Optional<String>>()
                .completeOnTimeout(
                        Optional.of("its time was over after " + deadline.toSeconds() + " s"),
                        left.toMillis(),
                        TimeUnit.MILLISECONDS);
        ended.thenAccept(why -> conclude(session, why));
        session.addCloseFutureListener(closed -> ended.complete(Optional.of("the connection broke")));
        try {
            session.getService(ConnectionService.class).registerChannel(exec);
            exec.addCloseFutureListener(closed -> ended.complete(Optional.empty()));
            exec.open().addListener(opened -> {
                if (!opened.isOpened()) {
                    ended.complete(Optional.of("no command could be begun: "
                            + Optional.ofNullable(opened.getException())
                                    .map(Throwable::getMessage)
                                    .orElse("given up")));
                    return;
                }
                try {
                    asked = Instant.now();
                    exec.feed();
                } catch (IOException failure) {
                    ended.complete(Optional.of("it took no question: " + failure.getMessage()));
                }
            });
        } catch (IOException | RuntimeException failure) {
            ended.complete(Optional.of("no command could be begun: " + failure.getMessage()));
        }
        return result;
    }

    private void conclude(ClientSession session, Optional<String> trouble) {
        session.close(trouble.isPresent());
        Optional<String> why = output.isOverflown() ? Optional.of("it sends more than it was asked for") : trouble;
        if (output.all().isEmpty()) {
            result.completeExceptionally(silent(why));
            return;
        }
        Map<String, Reading> told =
                Understood.of(asking.questions(), output, errors, host.ssh().user(), why);
        Map<Item, Reading> readings = new EnumMap<>(Item.class);
        asking.items().forEach(item -> readings.put(item, Objects.requireNonNull(told.get(item.word()))));
        result.complete(
                new HostReadings(host, names, readings, Duration.between(started, Instant.now()), clock(readings)));
    }

    private NodeUnreachable silent(Optional<String> why) {
        String words = errors.before().isEmpty() ? output.before() : errors.before();
        return new NodeUnreachable(
                names,
                why.orElse("it let us in but its shell did not run what it was given")
                        + (words.isEmpty() ? "" : ": \"" + words + "\""),
                "try: " + Shells.tryByHand(host.ssh()) + " /bin/sh -s");
    }

    private Optional<ClockOffset> clock(Map<Item, Reading> readings) {
        return readings.get(Item.CLOCK) instanceof Reading.Text text
                ? ClockOffset.shown(text.text())
                        .flatMap(there -> output.firstEnd().map(here -> ClockOffset.of(asked, there, here)))
                : Optional.empty();
    }
}
