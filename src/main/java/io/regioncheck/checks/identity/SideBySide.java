package io.regioncheck.checks.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Questions that are asked at the same time, a few at once. */
final class SideBySide {
    private static final int AT_ONCE = 8;

    private SideBySide() {}

    /** Asks all, whatever becomes of some, and returns the answers in the order of the questions; what one threw is thrown then. */
    static <T> List<T> ask(List<Callable<T>> questions) {
        ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<T>> asked = questions.stream().map(workers::submit).toList();
            List<T> answers = new ArrayList<>();
            Optional<Throwable> trouble = Optional.empty();
            for (Future<T> one : asked) {
                try {
                    answers.add(one.get());
                } catch (ExecutionException failure) {
                    // one that cannot be judged takes nothing from what was seen of the others
                    trouble = trouble.or(() -> Optional.of(failure).map(Throwable::getCause));
                }
            }
            if (trouble.isPresent()) {
                throw trouble.get() instanceof RuntimeException cause
                        ? cause
                        : new IllegalStateException(trouble.get());
            }
            return answers;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while asking");
        } finally {
            workers.shutdownNow();
        }
    }
}
