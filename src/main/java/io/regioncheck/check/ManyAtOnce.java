package io.regioncheck.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Asks the same of many things, some of them at once; how fast is for the pace of the cloud's client to say. */
public record ManyAtOnce(int atOnce) {

    /**
     * Returns an answer of each, in the order of the things. The first that fails ends it: what is missing from a sweep would look like
     * something lost.
     */
    public <T, A> List<A> ask(Collection<T> things, Function<T, A> question) {
        return ask(things, question, true);
    }

    /** Asks each, whatever becomes of others, so that nothing is taken from what was seen of them; what one threw is thrown then. */
    public <T, A> List<A> askEach(Collection<T> things, Function<T, A> question) {
        return ask(things, question, false);
    }

    /** Does this for each, whatever becomes of others; what one threw is thrown then. */
    public <T> void doForEach(Collection<T> things, Consumer<T> work) {
        askEach(things, thing -> {
            work.accept(thing);
            return thing;
        });
    }

    private <T, A> List<A> ask(Collection<T> things, Function<T, A> question, boolean endsAtTheFirst) {
        ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, Math.min(atOnce, things.size())));
        try {
            List<Future<A>> asked = things.stream()
                    .map(thing -> workers.submit(() -> question.apply(thing)))
                    .toList();
            List<A> answers = new ArrayList<>(asked.size());
            Optional<RuntimeException> trouble = Optional.empty();
            for (Future<A> answer : asked) {
                try {
                    answers.add(answer.get());
                } catch (ExecutionException failed) {
                    trouble = trouble.or(() -> Optional.of(cause(failed)));
                    if (endsAtTheFirst) {
                        break;
                    }
                }
            }
            trouble.ifPresent(thrown -> {
                throw thrown;
            });
            return answers;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while asking");
        } finally {
            workers.shutdownNow();
        }
    }

    private static RuntimeException cause(ExecutionException failed) {
        if (failed.getCause() instanceof Error error) {
            throw error;
        }
        return failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
    }
}
