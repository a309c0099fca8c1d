package io.regioncheck.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Where every check of a run posts its result, and where those that lean on it wait for it. Who would wait for itself, by way of
 * others, does not wait: among checks that explain each other one stays red. Thread-safe.
 */
public final class Board {
    private record Place(String check, Cell cell) {}

    private record Expected(CheckMethod check, Cell cell, AtomicBoolean taken, CompletableFuture<CheckResult> result) {

        Expected(CheckMethod check, Cell cell) {
            this(check, cell, new AtomicBoolean(), new CompletableFuture<>());
        }

        /** Takes the place for a result, which is told before anybody who waits for it goes on; only the first one holds. */
        boolean take(CheckResult first, Consumer<CheckResult> told) {
            if (!taken.compareAndSet(false, true)) {
                return false;
            }
            try {
                told.accept(first);
            } finally {
                result.complete(first);
            }
            return true;
        }
    }

    private final Map<Place, Expected> places;
    private final Map<Place, Place> waiting = new HashMap<>();

    /** Makes a board for all checks of a run, each in all of its cells: only what it has a place for is waited for. */
    public Board(Collection<PlannedCheck> planned) {
        Map<Place, Expected> all = new LinkedHashMap<>();
        for (PlannedCheck plan : planned) {
            for (Cell cell : plan.cells()) {
                all.put(new Place(plan.check().id(), cell), new Expected(plan.check(), cell));
            }
        }
        places = Collections.unmodifiableMap(all);
    }

    /**
     * Posts a result and returns whether it holds: the first one does.
     *
     * @param told hears of it before those who wait for it, so that a root cause is shown before what it takes down
     */
    boolean post(Cell cell, CheckResult result, Consumer<CheckResult> told) {
        Expected expected = places.get(new Place(result.id(), cell));
        if (expected == null) {
            throw new IllegalArgumentException("not planned: " + result.label());
        }
        return expected.take(result, told);
    }

    boolean hasResult(CheckMethod check, Cell cell) {
        Expected expected = places.get(new Place(check.id(), cell));
        return expected != null && expected.result().isDone();
    }

    /** Completes once every check but this one, in this cell, has a result. Nobody may lean on a check that waits for it. */
    CompletableFuture<?> othersThan(CheckMethod check, Cell cell) {
        Place own = new Place(check.id(), cell);
        return CompletableFuture.allOf(places.entrySet().stream()
                .filter(place -> !place.getKey().equals(own))
                .map(place -> place.getValue().result())
                .toArray(CompletableFuture<?>[]::new));
    }

    /** Completes once every check has a result. */
    public CompletableFuture<?> complete() {
        return CompletableFuture.allOf(
                places.values().stream().map(Expected::result).toArray(CompletableFuture<?>[]::new));
    }

    /**
     * Posts "unverified" for every check without a result, so that nobody waits for it any more and nobody overlooks it.
     *
     * @return the results that it posted
     */
    public List<CheckResult> giveUp(String reason) {
        return places.values().stream()
                .filter(expected -> expected.take(unverified(expected.check(), expected.cell(), reason), result -> {}))
                .map(expected -> expected.result().join())
                .toList();
    }

    static CheckResult unverified(CheckMethod check, Cell cell, String reason) {
        return new CheckResult(
                check.id(),
                cell.name(),
                check.declared().title(),
                check.component(),
                Outcome.UNVERIFIED,
                Instant.now(),
                Duration.ZERO,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(reason),
                Optional.empty());
    }

    /** Returns all results that were posted so far, in the order of the plan. */
    public List<CheckResult> results() {
        return places.values().stream()
                .map(Expected::result)
                .filter(CompletableFuture::isDone)
                .map(CompletableFuture::join)
                .toList();
    }

    /**
     * Waits for presuppositions, in their order, up to the first that does not hold, and returns its root cause.
     *
     * @param onlyByFailure whether one that could not be verified counts as holding
     */
    Optional<String> brokenAmong(
            CheckMethod check, Cell cell, List<Presupposition> presuppositions, boolean onlyByFailure)
            throws InterruptedException {
        Place leaning = new Place(check.id(), cell);
        for (Presupposition presupposition : presuppositions) {
            for (Expected other : places.values()) {
                if (presupposition.check().equals(other.check().id()) && presupposition.concerns(other.cell())) {
                    Optional<String> cause = await(leaning, other)
                            .filter(result -> !onlyByFailure || result.outcome() != Outcome.UNVERIFIED)
                            .flatMap(result -> presupposition.brokenBy(other.cell(), result));
                    if (cause.isPresent()) {
                        return cause;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the result of another check; empty if that one waits for the leaning check. */
    private Optional<CheckResult> await(Place leaning, Expected other) throws InterruptedException {
        synchronized (waiting) {
            Place first = new Place(other.check().id(), other.cell());
            for (Optional<Place> at = Optional.of(first); at.isPresent(); at = waitsFor(at.get())) {
                if (at.get().equals(leaning)) {
                    return Optional.empty();
                }
            }
            waiting.put(leaning, first);
        }
        try {
            return Optional.of(other.result().get());
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("a result is posted, never a failure", impossible);
        } finally {
            synchronized (waiting) {
                waiting.remove(leaning);
            }
        }
    }

    private Optional<Place> waitsFor(Place place) {
        return Optional.ofNullable(waiting.get(place));
    }
}
