package io.regioncheck.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Where every check of a run posts its result, and where those that lean on it wait for it. Thread-safe. */
public final class Board {
    private record Place(String check, Cell cell) {}

    private record Expected(CheckMethod check, Cell cell, CompletableFuture<CheckResult> result) {}

    private final Map<Place, Expected> places;

    /** Makes a board for all checks of a run, each in all of its cells: only what it has a place for is waited for. */
    public Board(Collection<PlannedCheck> planned) {
        Map<Place, Expected> all = new LinkedHashMap<>();
        for (PlannedCheck plan : planned) {
            for (Cell cell : plan.cells()) {
                all.put(
                        new Place(plan.check().id(), cell),
                        new Expected(plan.check(), cell, new CompletableFuture<>()));
            }
        }
        places = Map.copyOf(all);
    }

    /** Posts a result; the first one holds. */
    void post(Cell cell, CheckResult result) {
        Expected expected = places.get(new Place(result.id(), cell));
        if (expected == null) {
            throw new IllegalArgumentException("not planned: " + result.label());
        }
        expected.result().complete(result);
    }

    boolean hasResult(CheckMethod check, Cell cell) {
        Expected expected = places.get(new Place(check.id(), cell));
        return expected != null && expected.result().isDone();
    }

    /** Posts "unverified" for every check without a result, so that nobody waits for it any more and nobody overlooks it. */
    public void giveUp(String reason) {
        places.values().stream()
                .filter(expected -> !expected.result().isDone())
                .forEach(expected -> expected.result().complete(unverified(expected.check(), expected.cell(), reason)));
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

    /** Returns all results that were posted so far. */
    public List<CheckResult> results() {
        return places.values().stream()
                .map(Expected::result)
                .filter(CompletableFuture::isDone)
                .map(CompletableFuture::join)
                .toList();
    }

    /** Waits for the presuppositions and returns the root cause of the first that does not hold. */
    Optional<String> brokenAmong(List<Presupposition> presuppositions) throws InterruptedException {
        List<String> causes = new ArrayList<>();
        for (Presupposition presupposition : presuppositions) {
            for (Expected expected : places.values()) {
                if (expected.check().id().equals(presupposition.check()) && presupposition.concerns(expected.cell())) {
                    presupposition
                            .brokenBy(expected.cell(), await(expected.result()))
                            .ifPresent(causes::add);
                }
            }
        }
        return causes.stream().findFirst();
    }

    private static CheckResult await(CompletableFuture<CheckResult> result) throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("a result is posted, never a failure", impossible);
        }
    }
}
