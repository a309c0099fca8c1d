package io.regioncheck.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What is left of a {@link Removal}: things that are there, creates that may still take effect, and why each of them stays. */
final class Remains {
    private final Removal.Witness witness;
    private final Map<String, Resource> things = new LinkedHashMap<>();
    private final Set<String> sighted = new HashSet<>();
    private final Set<String> going = new HashSet<>();
    private final Map<String, String> reasons = new HashMap<>();
    private final Map<String, Instant> asked = new HashMap<>();
    private final List<Ledger.Entry> awaited = new ArrayList<>();
    private final List<Ledger.Entry> doubts = new ArrayList<>();

    Remains(Removal.Witness witness) {
        this.witness = witness;
    }

    void add(Resource thing) {
        things.putIfAbsent(thing.id(), thing);
    }

    void await(Ledger.Entry entry) {
        awaited.add(entry);
    }

    /** What it made may be known, or gone: it may have made more than that. */
    void doubt(Ledger.Entry entry) {
        doubts.add(entry);
    }

    boolean isEmpty() {
        return things.isEmpty() && awaited.isEmpty() && doubts.isEmpty();
    }

    /** Returns how many things there are, as far as is known. */
    int count() {
        return things.size();
    }

    List<Resource> of(Kind kind) {
        return things.values().stream().filter(thing -> thing.kind() == kind).toList();
    }

    boolean awaits(Kind kind) {
        return Stream.concat(awaited.stream(), doubts.stream()).anyMatch(entry -> entry.kind() == kind);
    }

    boolean knows(Resource thing) {
        return things.containsKey(thing.id());
    }

    /** A list showed it. */
    void sight(Resource thing) {
        add(thing);
        sighted.add(thing.id());
        awaited.removeIf(entry -> entry.kind() == thing.kind() && entry.name().equals(thing.name()));
    }

    /** Its service accepted its removal. */
    void goes(Resource thing) {
        going.add(thing.id());
        stays(thing, "its removal was accepted, but it is still listed");
    }

    void refused(Resource thing, String answer) {
        going.remove(thing.id());
        stays(thing, answer);
    }

    void unseen(Resource thing, String answer) {
        stays(thing, "cannot see whether it is gone: " + answer);
    }

    private void stays(Resource thing, String reason) {
        asked.putIfAbsent(thing.id(), Instant.now());
        reasons.put(thing.id(), reason);
    }

    /** Returns whether anything is left that its service is removing. */
    boolean anyGoes() {
        return things.keySet().stream().anyMatch(going::contains);
    }

    /** It is not there any more. */
    void strike(Resource thing) {
        things.remove(thing.id());
        if (sighted.contains(thing.id())) {
            witness.removed(thing);
        }
        if (things.values().stream().noneMatch(other -> isNamedAs(thing, other))) {
            witness.over(thing.kind(), thing.name());
        }
    }

    /** After a look at all of a kind: what would have come by now never will. */
    void settle(Kind kind, Duration late) {
        Instant hopeless = Instant.now().minus(late);
        for (Ledger.Entry entry : List.copyOf(awaited)) {
            if (entry.kind() == kind && entry.since().isBefore(hopeless)) {
                awaited.remove(entry);
                witness.over(kind, entry.name());
            }
        }
        for (Ledger.Entry entry : List.copyOf(doubts)) {
            if (entry.kind() == kind && entry.since().isBefore(hopeless)) {
                doubts.remove(entry);
                witness.settled(kind, entry.name());
            }
        }
    }

    /** Returns all of it, and why; of creates without an answer, whether their kind could be seen at all. */
    List<Leak> leaks(Map<Kind, String> blindness) {
        List<Leak> leaks = new ArrayList<>();
        things.values().forEach(thing -> leaks.add(new Leak(thing, reason(thing))));
        Set<Ledger.Entry> mayCome = new LinkedHashSet<>(awaited);
        doubts.stream()
                .filter(doubt -> awaited.stream().noneMatch(entry -> isNamedAs(doubt, entry)))
                .forEach(mayCome::add);
        for (Ledger.Entry entry : mayCome) {
            String reason = blindness.containsKey(entry.kind())
                    ? "cannot see whether it is there: " + blindness.get(entry.kind())
                    : "nobody answered when it was asked for at " + entry.since() + ": it may still come";
            leaks.add(new Leak(new Resource(entry.kind(), Leak.UNKNOWN, entry.name()), reason));
        }
        return leaks;
    }

    /** With the time that it was really given: what is refused is given up long before the deadline. */
    private String reason(Resource thing) {
        if (!reasons.containsKey(thing.id())) {
            return "not tried: a server of its run stands";
        }
        Duration tried = Duration.between(asked.get(thing.id()), Instant.now());
        return reasons.get(thing.id()) + ", " + tried.toSeconds() + " s after it was first asked to go";
    }

    private static boolean isNamedAs(Ledger.Entry one, Ledger.Entry other) {
        return one.kind() == other.kind() && one.name().equals(other.name());
    }

    private static boolean isNamedAs(Resource one, Resource other) {
        return one.kind() == other.kind() && one.name().equals(other.name());
    }
}
