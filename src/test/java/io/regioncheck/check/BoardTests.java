package io.regioncheck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BoardTests {
    private static final List<Cell> CELLS = IntStream.range(0, 60)
            .mapToObj(i -> Cell.of("host-" + i, Map.of("host", "host-" + i)))
            .toList();

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void theFirstResultHolds() {
        Board board = board("root");
        assertThat(board.post(Cell.ONLY, Results.of("root", Outcome.FAILED), told -> {}))
                .isTrue();
        assertThat(board.post(Cell.ONLY, Results.of("root", Outcome.PASSED), told -> {}))
                .isFalse();
        assertThat(board.results()).extracting(CheckResult::outcome).containsExactly(Outcome.FAILED);
    }

    @Test
    void whatIsNotPlannedIsNotPosted() {
        assertThatThrownBy(() -> board("root").post(Cell.ONLY, Results.of("other", Outcome.PASSED), told -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other");
    }

    @Test
    void whatIsNotPlannedIsNotWaitedFor() throws Exception {
        assertThat(leans(board("leaf"), "leaf", "root")).isEmpty();
    }

    @Test
    void whatCouldNotBeVerifiedExplainsNoFailure() throws InterruptedException {
        Board board = board("root", "leaf");
        board.post(Cell.ONLY, Results.of("root", Outcome.UNVERIFIED), told -> {});
        List<Presupposition> root = List.of(Presupposition.parse("root", Cell.ONLY));
        assertThat(board.brokenAmong(check("leaf"), Cell.ONLY, root, true)).isEmpty();
        assertThat(board.brokenAmong(check("leaf"), Cell.ONLY, root, false)).contains("root");
    }

    @Test
    void theRootIsNamedThroughAllThatWasSkippedForIt() throws Exception {
        Board board = board("root", "middle", "leaf");
        board.post(Cell.ONLY, Results.of("root", Outcome.FAILED), told -> {});
        Optional<String> first = leans(board, "middle", "root");
        assertThat(first).hasValue("root");
        board.post(Cell.ONLY, Results.skippedFor("middle", first.get()), told -> {});
        assertThat(leans(board, "leaf", "middle")).hasValue("root");
    }

    @Test
    void theFirstThatDoesNotHoldIsNamedWithoutWaitingForMore() throws Exception {
        Board board = board("root", "other", "slow", "leaf");
        board.post(Cell.ONLY, Results.of("root", Outcome.PASSED), told -> {});
        board.post(Cell.ONLY, Results.of("other", Outcome.UNVERIFIED), told -> {});
        assertThat(leans(board, "leaf", "root", "other", "slow")).hasValue("other");
    }

    @Test
    void sixtyWaitForOneAndAllHearOfIt() throws Exception {
        Board board = new Board(
                List.of(new PlannedCheck(check("root"), List.of(Cell.ONLY)), new PlannedCheck(check("leaf"), CELLS)));
        List<Future<Optional<String>>> waiting = new ArrayList<>();
        for (Cell cell : CELLS) {
            waiting.add(threads.submit(
                    () -> board.brokenAmong(check("leaf"), cell, List.of(Presupposition.parse("root", cell)), false)));
        }
        assertThat(waiting).noneMatch(Future::isDone);
        board.post(Cell.ONLY, Results.of("root", Outcome.FAILED), told -> {});
        for (Future<Optional<String>> one : waiting) {
            assertThat(one.get()).hasValue("root");
        }
    }

    @Test
    void amongThoseThatWaitForEachOtherOneGoesOn() throws Exception {
        Board board = board("root", "middle", "leaf");
        Future<Optional<String>> root = threads.submit(() -> leans(board, "root", "leaf"));
        Future<Optional<String>> leaf = threads.submit(() -> leans(board, "leaf", "middle"));
        await().until(() -> isParked(2));
        assertThat(leans(board, "middle", "root")).isEmpty();
        board.post(Cell.ONLY, Results.of("middle", Outcome.FAILED), told -> {});
        assertThat(leaf.get()).hasValue("middle");
        board.post(Cell.ONLY, Results.skippedFor("leaf", leaf.get().get()), told -> {});
        assertThat(root.get()).hasValue("middle");
    }

    @Test
    void aCheckDoesNotWaitForItself() throws Exception {
        assertThat(leans(board("root"), "root", "root")).isEmpty();
    }

    @Test
    void whoWaitsCanBeEnded() {
        Board board = board("root", "leaf");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> leans(board, "leaf", "root")).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void givingUpOverlooksNobodyAndChangesNothing() {
        Board board = board("root", "middle", "leaf");
        board.post(Cell.ONLY, Results.of("middle", Outcome.PASSED), told -> {});
        assertThat(board.complete()).isNotDone();
        assertThat(board.giveUp("the deadline passed"))
                .extracting(CheckResult::id)
                .containsExactly("root", "leaf");
        assertThat(board.results())
                .extracting(CheckResult::outcome)
                .containsExactly(Outcome.UNVERIFIED, Outcome.PASSED, Outcome.UNVERIFIED);
        assertThat(board.results().get(0).reason()).hasValue("the deadline passed");
        assertThat(board.complete()).isCompleted();
        assertThat(board.giveUp("again")).isEmpty();
    }

    /** Waits until so many threads of ours wait for a result. */
    private static boolean isParked(int number) {
        return Thread.getAllStackTraces().values().stream()
                        .filter(trace -> Stream.of(trace)
                                .anyMatch(frame -> frame.getClassName().equals(Board.class.getName())))
                        .count()
                == number;
    }

    private static Optional<String> leans(Board board, String who, String... on) throws InterruptedException {
        return board.brokenAmong(
                check(who),
                Cell.ONLY,
                Stream.of(on).map(text -> Presupposition.parse(text, Cell.ONLY)).toList(),
                false);
    }

    private static Board board(String... ids) {
        return new Board(Stream.of(ids)
                .map(id -> new PlannedCheck(check(id), List.of(Cell.ONLY)))
                .toList());
    }

    private static CheckMethod check(String id) {
        Map<String, CheckMethod> all = new LinkedHashMap<>();
        Stream.of(Toys.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Check.class))
                .map(CheckMethod::of)
                .forEach(check -> all.put(check.id(), check));
        return Optional.ofNullable(all.get(id)).orElseThrow();
    }

    @Checks(component = Component.IDENTITY)
    static class Toys {
        @Check(id = "root", title = "Root", why = "…", asks = "nothing")
        void root(Region region, Findings findings) {}

        @Check(id = "middle", title = "Middle", why = "…", asks = "nothing")
        void middle(Region region, Findings findings) {}

        @Check(id = "other", title = "Other", why = "…", asks = "nothing")
        void other(Region region, Findings findings) {}

        @Check(id = "slow", title = "Slow", why = "…", asks = "nothing")
        void slow(Region region, Findings findings) {}

        @Check(id = "leaf", title = "Leaf", why = "…", asks = "nothing")
        void leaf(Region region, Findings findings) {}
    }
}
