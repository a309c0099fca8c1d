package io.regioncheck.node;

import io.regioncheck.deadline.Deadline;
import io.regioncheck.environment.Gather;
import io.regioncheck.environment.Node;
import io.regioncheck.environment.Nodes;
import io.regioncheck.environment.Role;
import io.regioncheck.environment.SshAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * All hosts are asked. One that said who it is and was too slow to let us in is asked once more, when the others have let us in or did not:
 * fewer are asked at once then, and whatever was in their way may be gone.
 */
final class Sweep implements Gathering {
    /** They look names up and begin connections; none of them waits for a host. */
    private static final int THREADS = 8;

    /** One in so many of the first time's. */
    private static final int FEWER = 4;

    private final Connections connections;
    private final Gather gather;
    private final List<Visit> visits;
    private final Script script;
    private final ExecutorService threads;
    private Optional<CompletableFuture<Gathered>> begun = Optional.empty();

    Sweep(Connections connections, Nodes nodes, Set<Item> items) {
        this.connections = connections;
        this.gather = nodes.gather();
        this.script = Script.random(Instant.now().minus(gather.logWindow()), gather.bridges());
        this.visits = visits(nodes, items, script);
        this.threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "hosts");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Returns the hosts of which something is wanted. */
    private static List<Visit> visits(Nodes nodes, Set<Item> items, Script script) {
        Map<SshAccess, List<Node>> hosts = new LinkedHashMap<>();
        nodes.hosts()
                .forEach(node -> hosts.computeIfAbsent(node.ssh(), access -> new ArrayList<>())
                        .add(node));
        Map<Set<Item>, Asking> alike = new HashMap<>();
        List<Visit> visits = new ArrayList<>();
        hosts.values().forEach(names -> {
            Node host = united(names);
            Set<Item> wanted = EnumSet.noneOf(Item.class);
            items.stream().filter(item -> item.isOn(host)).forEach(wanted::add);
            if (!wanted.isEmpty()) {
                Asking asking = alike.computeIfAbsent(wanted, same -> Asking.of(same, script));
                visits.add(new Visit(names, host, asking));
            }
        });
        return List.copyOf(visits);
    }

    private static Node united(List<Node> names) {
        Node first = names.get(0);
        Set<Role> roles = EnumSet.noneOf(Role.class);
        names.forEach(node -> roles.addAll(node.roles()));
        return new Node(first.name(), roles, first.ssh(), first.nova());
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
        Queue<Visit> slow = new ConcurrentLinkedQueue<>();
        // a day: nobody is left out of the first round
        Round first = round(gather.hostsAtOnce(), Duration.ofDays(1));
        visits.forEach(visit -> ask(visit, first, slow));
        all(Visit::letIn).thenRun(() -> askAgain(slow));
        return all(Visit::outcome).thenApply(done -> gathered(outcomes()));
    }

    private void askAgain(Collection<Visit> slow) {
        Round second = round(Math.max(1, gather.hostsAtOnce() / FEWER), gather.hostDeadline());
        slow.forEach(visit -> ask(visit, second, new ConcurrentLinkedQueue<>()));
    }

    private Round round(int atOnce, Duration begins) {
        return new Round(connections, gather, atOnce, Deadline.in(begins), threads);
    }

    private static void ask(Visit visit, Round round, Collection<Visit> slow) {
        round.ask(visit)
                .whenComplete((told, trouble) ->
                        visit.ended(Optional.ofNullable(told), Optional.ofNullable(trouble), slow::add));
    }

    private CompletableFuture<Void> all(Function<Visit, CompletableFuture<?>> ended) {
        return CompletableFuture.allOf(visits.stream().map(ended).toArray(CompletableFuture[]::new));
    }

    private List<Visit.Outcome> outcomes() {
        return visits.stream().map(visit -> visit.outcome().join()).toList();
    }

    private Gathered gathered(List<Visit.Outcome> outcomes) {
        return new Gathered(
                outcomes.stream().flatMap(outcome -> outcome.told().stream()).toList(),
                outcomes.stream()
                        .flatMap(outcome -> outcome.unreached().stream())
                        .toList(),
                script.since());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
