package io.regioncheck.node;

import io.regioncheck.environment.Gather;
import io.regioncheck.environment.Node;
import io.regioncheck.environment.Nodes;
import io.regioncheck.environment.Role;
import io.regioncheck.environment.SshAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * All hosts are asked, so many at a time. A host that has not let us in after a second gives its place to the next and is waited for
 * beside them: a rack that is dark costs the others nothing.
 */
final class Sweep implements Gathering {
    /** A login takes some hundredths of a second, and some tenths where the processor is short. */
    private static final Duration QUICK = Duration.ofSeconds(1);

    /** They look names up and begin connections; none of them waits for a host. */
    private static final int THREADS = 8;

    private final Connections connections;
    private final Gather gather;
    private final Set<Item> items;
    private final Map<SshAccess, List<Node>> hosts;
    private final Script script;
    private final Turnstile all;
    private final Map<SshAccess, Turnstile> behind = new ConcurrentHashMap<>();
    private final ScheduledExecutorService threads;
    private Optional<CompletableFuture<Gathered>> begun = Optional.empty();

    Sweep(Connections connections, Nodes nodes, Set<Item> items) {
        this.connections = connections;
        this.gather = nodes.gather();
        this.items = Set.copyOf(items);
        this.hosts = hosts(nodes);
        this.script = Script.random(Instant.now().minus(gather.logWindow()), gather.bridges());
        this.all = new Turnstile(gather.hostsAtOnce());
        this.threads = Executors.newScheduledThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "hosts");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** How it went with one host. */
    private record Outcome(Optional<HostReadings> told, Optional<NodeUnreachable> unreached) {}

    private static Map<SshAccess, List<Node>> hosts(Nodes nodes) {
        Map<SshAccess, List<Node>> hosts = new LinkedHashMap<>();
        nodes.hosts()
                .forEach(node -> hosts.computeIfAbsent(node.ssh(), access -> new ArrayList<>())
                        .add(node));
        return hosts;
    }

    @Override
    public Gathered gathered() {
        try {
            return begin().get();
        } catch (ExecutionException broken) {
            throw new IllegalStateException("asking the hosts broke: " + broken.getCause(), broken.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while the hosts are asked");
        }
    }

    private synchronized CompletableFuture<Gathered> begin() {
        if (begun.isEmpty()) {
            begun = Optional.of(ask());
        }
        return begun.get();
    }

    private CompletableFuture<Gathered> ask() {
        List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
        hosts.values().forEach(names -> {
            Node host = united(names);
            Set<Item> wanted = EnumSet.noneOf(Item.class);
            items.stream().filter(item -> item.isOn(host)).forEach(wanted::add);
            if (!wanted.isEmpty()) {
                outcomes.add(inTurn(names, host, wanted));
            }
        });
        return CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new))
                .thenApply(done -> new Gathered(
                        outcomes.stream()
                                .flatMap(outcome -> outcome.join().told().stream())
                                .toList(),
                        outcomes.stream()
                                .flatMap(outcome -> outcome.join().unreached().stream())
                                .toList(),
                        script.since()));
    }

    private static Node united(List<Node> names) {
        Node first = names.get(0);
        Set<Role> roles = EnumSet.noneOf(Role.class);
        names.forEach(node -> roles.addAll(node.roles()));
        return new Node(first.name(), roles, first.ssh(), first.nova());
    }

    private CompletableFuture<Outcome> inTurn(List<Node> names, Node host, Set<Item> wanted) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        Optional<Turnstile> jump = host.ssh()
                .via()
                .map(access -> behind.computeIfAbsent(access, key -> new Turnstile(gather.behindOneJumpHost())));
        if (jump.isPresent()) {
            jump.get().enter(pass -> {
                outcome.whenComplete((done, trouble) -> pass.giveBack());
                all.enter(place -> begin(names, host, wanted, place, outcome));
            });
        } else {
            all.enter(place -> begin(names, host, wanted, place, outcome));
        }
        return outcome;
    }

    private void begin(
            List<Node> names, Node host, Set<Item> wanted, Turnstile.Pass place, CompletableFuture<Outcome> outcome) {
        outcome.whenComplete((done, trouble) -> place.giveBack());
        threads.execute(() -> {
            try {
                ask(names, host, wanted, place).whenComplete((told, trouble) -> {
                    if (trouble == null) {
                        outcome.complete(new Outcome(Optional.of(told), Optional.empty()));
                    } else {
                        unreached(names, trouble, outcome);
                    }
                });
            } catch (RuntimeException broken) {
                outcome.completeExceptionally(broken);
            }
        });
    }

    private static void unreached(List<Node> names, Throwable trouble, CompletableFuture<Outcome> outcome) {
        Throwable cause =
                trouble.getCause() == null || trouble instanceof NodeUnreachable ? trouble : trouble.getCause();
        if (cause instanceof NodeUnreachable unreachable) {
            outcome.complete(new Outcome(Optional.empty(), Optional.of(unreachable.called(names))));
        } else {
            outcome.completeExceptionally(cause);
        }
    }

    private CompletableFuture<HostReadings> ask(List<Node> names, Node host, Set<Item> wanted, Turnstile.Pass place) {
        Interview interview = new Interview(names, host, wanted, script);
        CompletableFuture<HostReadings> telling =
                connections.begin(host).thenCompose(session -> interview.over(session, gather.hostDeadline()));
        var unused = threads.schedule(
                () -> {
                    if (!interview.isUnderWay()) {
                        place.giveBack();
                    }
                },
                QUICK.toMillis(),
                TimeUnit.MILLISECONDS);
        return telling;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
