package io.regioncheck.ledger;

import io.regioncheck.deadline.Deadline;
import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.Cloud;
import io.regioncheck.openstack.Named;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Removes what runs left behind: what carries the name of a run in our project. It never touches anything else, and nothing of a
 * run that lives.
 *
 * <p>Every resource has its run's id in its name, and its run's journal is written before the resource is asked for; so the journals
 * say which runs there were on this machine and which of them died, and the names say what they left. A run without a journal here
 * may live on another machine: what it made is touched only when it is old, or when the run is named.
 */
public final class Reaper {
    private static final Pattern OURS = Pattern.compile("regioncheck-([0-9a-f]{8})-.+");
    private static final String PREFIX = "regioncheck-";

    private final Shelf shelf;
    private final Path ledgers;

    /** @param ledgers the directory of the journals of this environment */
    public Reaper(Cloud cloud, Path ledgers) {
        this.shelf = new Shelf(cloud);
        this.ledgers = ledgers;
    }

    /** Removes what a run that has done its checks still has, and returns what would not go. */
    public List<Leak> finish(Ledger ledger, Deadline deadline) {
        Map<String, Resource> found = new LinkedHashMap<>();
        for (Ledger.Entry entry : ledger.entries()) {
            entry.id().ifPresent(id -> found.put(id, new Resource(entry.kind(), id, entry.name())));
        }
        Set<Kind> kinds = ledger.entries().stream().map(Ledger.Entry::kind).collect(Collectors.toSet());
        List<Leak> unseen = new ArrayList<>();
        for (Kind kind : kinds) {
            try {
                list(kind, ledger.run().prefix()).forEach(resource -> found.put(resource.id(), resource));
            } catch (CallFailed failed) {
                unseen.addAll(unseen(ledger, kind, failed));
            }
        }
        List<Leak> leaks = new ArrayList<>(new Removal(
                        shelf,
                        ledger.run().prefix(),
                        found.values(),
                        resource -> ledger.gone(resource.kind(), resource.name()))
                .run(deadline));
        leaks.addAll(unseen);
        strikeOthers(ledger, leaks);
        return leaks;
    }

    /** Returns whether this machine has journals of runs that died before they were done. Asks nobody. */
    public boolean hasDeadRuns() {
        return Journal.in(ledgers).stream().anyMatch(journal -> !journal.alive());
    }

    /**
     * Removes what runs that died left behind.
     *
     * @param only this run alone, whatever its age
     * @param olderThan how old something must be that carries a run's name without a journal on this machine
     */
    public Sweep sweep(Optional<RunId> only, Duration olderThan, Deadline deadline) {
        List<Journal> journals = Journal.in(ledgers);
        Map<RunId, List<Resource>> abandoned = abandoned(journals, only, olderThan);
        List<Resource> removed = new ArrayList<>();
        List<Leak> leaks = new ArrayList<>();
        abandoned.forEach((run, resources) ->
                leaks.addAll(new Removal(shelf, run.prefix(), resources, removed::add).run(deadline)));
        Set<String> leaking = leaks.stream().map(leak -> leak.resource().name()).collect(Collectors.toSet());
        journals.stream()
                .filter(journal ->
                        !journal.alive() && only.map(journal.run()::equals).orElse(true))
                .filter(journal -> leaking.stream()
                        .noneMatch(name -> name.startsWith(journal.run().prefix())))
                .forEach(Journal::delete);
        return new Sweep(removed, leaks);
    }

    /** Returns what carries a run's name and belongs to no live run of this machine; removes nothing. */
    public List<Resource> leftovers() {
        Map<RunId, List<Resource>> all = abandoned(Journal.in(ledgers), Optional.empty(), Duration.ZERO);
        return all.values().stream().flatMap(List::stream).toList();
    }

    private Map<RunId, List<Resource>> abandoned(List<Journal> journals, Optional<RunId> only, Duration olderThan) {
        Set<RunId> alive =
                journals.stream().filter(Journal::alive).map(Journal::run).collect(Collectors.toSet());
        Set<RunId> dead = journals.stream()
                .filter(journal -> !journal.alive())
                .map(Journal::run)
                .collect(Collectors.toSet());
        Instant oldEnough = Instant.now().minus(olderThan);
        Map<RunId, List<Resource>> abandoned = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            for (Named named : shelf.named(kind, PREFIX)) {
                runOf(named)
                        .filter(run -> only.map(run::equals).orElse(true) && !alive.contains(run))
                        .filter(run -> only.isPresent() || dead.contains(run) || isOld(named, oldEnough))
                        .ifPresent(run -> abandoned
                                .computeIfAbsent(run, key -> new ArrayList<>())
                                .add(new Resource(kind, named.id(), named.name())));
            }
        }
        journals.stream()
                .filter(journal ->
                        !journal.alive() && only.map(journal.run()::equals).orElse(true))
                .forEach(journal -> addMissing(abandoned, journal));
        return abandoned;
    }

    /** Not every release shows everything by its name: neutron's floating addresses have no description before Mitaka. */
    private static void addMissing(Map<RunId, List<Resource>> abandoned, Journal journal) {
        List<Resource> listed = abandoned.getOrDefault(journal.run(), List.of());
        Set<String> known = listed.stream().map(Resource::id).collect(Collectors.toSet());
        journal.open().stream()
                .filter(resource -> resource.kind() == Kind.FLOATING_ADDRESS && !known.contains(resource.id()))
                .forEach(resource -> abandoned
                        .computeIfAbsent(journal.run(), key -> new ArrayList<>())
                        .add(resource));
    }

    private static Optional<RunId> runOf(Named named) {
        Matcher ours = OURS.matcher(named.name());
        return ours.matches() ? Optional.of(new RunId(ours.group(1))) : Optional.empty();
    }

    /** What has no time of creation is never old: it goes when its run is named. */
    private static boolean isOld(Named named, Instant oldEnough) {
        return named.created().map(created -> !created.isAfter(oldEnough)).orElse(false);
    }

    private List<Resource> list(Kind kind, String prefix) {
        return shelf.named(kind, prefix).stream()
                .map(named -> new Resource(kind, named.id(), named.name()))
                .toList();
    }

    private static List<Leak> unseen(Ledger ledger, Kind kind, CallFailed failed) {
        return ledger.entries().stream()
                .filter(entry -> entry.kind() == kind)
                .map(entry -> new Leak(
                        new Resource(kind, entry.id().orElse("id unknown"), entry.name()),
                        "cannot see whether it is there: " + failed.answered()))
                .toList();
    }

    /** What no list shows any more is gone. */
    private static void strikeOthers(Ledger ledger, List<Leak> leaks) {
        Set<String> leaking = leaks.stream().map(leak -> leak.resource().name()).collect(Collectors.toSet());
        ledger.entries().stream()
                .filter(entry -> !leaking.contains(entry.name()))
                .forEach(entry -> ledger.gone(entry.kind(), entry.name()));
    }

    /** What a sweep did. */
    public record Sweep(List<Resource> removed, List<Leak> leaks) {

        public Sweep {
            removed = List.copyOf(removed);
            leaks = List.copyOf(leaks);
        }
    }
}
