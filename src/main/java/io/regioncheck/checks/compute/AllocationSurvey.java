package io.regioncheck.checks.compute;

import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.check.ManyAtOnce;
import io.regioncheck.check.Region;
import io.regioncheck.deadline.Deadline;
import io.regioncheck.deadline.Poll;
import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.Compute;
import io.regioncheck.openstack.Holder;
import io.regioncheck.openstack.PlacedServer;
import io.regioncheck.openstack.Placement;
import io.regioncheck.openstack.ResourceProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Holds what placement has on record against what nova has, and looks again at what does not fit before it is believed. */
final class AllocationSurvey {
    private static final Duration APART = Duration.ofSeconds(5);
    /** As nova would call its own; anybody else's are not its to account for. */
    private static final Set<String> OF_NOVA = Set.of("INSTANCE", "MIGRATION");

    private final Region region;
    private final Findings findings;
    private final Compute compute;
    private final Placement placement;
    private final ManyAtOnce many;
    private final AtomicInteger foreign = new AtomicInteger();

    AllocationSurvey(Region region, Findings findings) {
        this.region = region;
        this.findings = findings;
        this.compute = region.cloud().compute();
        this.placement = region.cloud().placement();
        this.many = new ManyAtOnce(region.environment().limits().requestsAtOnce());
    }

    /** Returns what a look at everything raised, and no later look could explain. */
    List<Suspect> suspects(Providers providers) {
        List<Suspect> first = sweep(providers);
        if (first.isEmpty()) {
            return first;
        }
        region.doing().accept("looking again at " + first.size() + " that do not fit");
        List<Suspect> still = lookAgain(providers, first);
        Duration settle = Duration.ofSeconds(region.parameters().integer("settle-seconds", 15));
        // each look only at what the one before left: what came right once is not to be believed any more
        List<Suspect> last = new ArrayList<>(still);
        if (!still.isEmpty()) {
            Poll.every(APART)
                    .until(
                            Deadline.in(settle),
                            () -> {
                                List<Suspect> now = lookAgain(providers, last);
                                last.clear();
                                last.addAll(now);
                                return last;
                            },
                            List::isEmpty);
        }
        if (foreign.get() > 0) {
            findings.leftOut(
                    "what is no server's", foreign.get() + " allocations say that they are of another service");
        }
        return last;
    }

    /** Reads providers before servers: a server that was made in between is on the list, and one that is gone is looked for again. */
    private List<Suspect> sweep(Providers providers) {
        region.doing().accept("reading what is held of " + providers.roots().size() + " providers");
        Map<String, Map<String, Map<String, Integer>>> held = new HashMap<>();
        List<ResourceProvider> roots = providers.roots();
        List<Map<String, Map<String, Integer>>> answers = many.ask(roots, this::heldOf);
        for (int i = 0; i < roots.size(); i++) {
            String id = roots.get(i).id();
            answers.get(i)
                    .forEach((consumer, resources) -> held.computeIfAbsent(consumer, unseen -> new HashMap<>())
                            .put(id, resources));
        }
        region.doing().accept("listing the servers of all projects");
        Map<String, PlacedServer> servers = compute.serversOfAll().stream()
                .collect(Collectors.toMap(PlacedServer::id, Function.identity(), (one, again) -> again));
        hostsAreShown(servers.values());
        tell(roots.size(), held.size(), servers);
        Set<String> all = new TreeSet<>(held.keySet());
        all.addAll(servers.keySet());
        return all.stream()
                .flatMap(id ->
                        Suspect.of(providers, id, Optional.ofNullable(servers.get(id)), held.getOrDefault(id, Map.of()))
                                .stream())
                .toList();
    }

    /** What we may not see would look like servers that are nowhere. */
    private static void hostsAreShown(Collection<PlacedServer> servers) {
        boolean hidden = servers.stream()
                .anyMatch(server -> server.status().equals("ACTIVE")
                        && (server.host().isEmpty() || server.node().isEmpty()));
        if (hidden) {
            throw new CouldNotVerify(
                    "nova lists servers to us without saying where they are: give the environment's user"
                            + " the role admin, or what os_compute_api:os-extended-server-attributes asks for");
        }
    }

    private void tell(int providers, int consumers, Map<String, PlacedServer> servers) {
        long underWay =
                servers.values().stream().filter(PlacedServer::isUnderWay).count();
        findings.confirm(
                "%d servers compared with what %d consumers hold of %d providers",
                servers.size(), consumers, providers);
        findings.figure("servers", servers.size(), "servers");
        findings.figure("allocations", consumers, "consumers");
        if (underWay > 0) {
            findings.leftOut(underWay + " servers", "they are being built, moved or changed");
        }
    }

    /** A provider that went since they were listed, with its host, holds nothing any more. */
    private Map<String, Map<String, Integer>> heldOf(ResourceProvider provider) {
        try {
            return placement.heldOf(provider.id());
        } catch (CallFailed failed) {
            if (failed.kind() == CallFailed.Kind.NOT_FOUND) {
                return Map.of();
            }
            throw failed;
        }
    }

    private List<Suspect> lookAgain(Providers providers, List<Suspect> some) {
        return many.ask(some, one -> lookAgain(providers, one)).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Asks for one by itself; this also finds servers that are only marked as deleted, which lists leave out. */
    private Optional<Suspect> lookAgain(Providers providers, Suspect suspect) {
        Holder holder = placement.holder(suspect.id());
        Optional<PlacedServer> server = compute.serverOfAny(suspect.id());
        Optional<Suspect> still = Suspect.of(providers, suspect.id(), server, holder.held());
        if (still.isPresent()
                && server.isEmpty()
                && holder.type().filter(type -> !OF_NOVA.contains(type)).isPresent()) {
            foreign.incrementAndGet();
            return Optional.empty();
        }
        return still.filter(now -> now.kind() == suspect.kind());
    }
}
