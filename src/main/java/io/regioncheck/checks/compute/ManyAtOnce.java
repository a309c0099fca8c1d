package io.regioncheck.checks.compute;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Asks the same of many things, some of them at once; how fast is for the pace of the cloud's client to say. */
record ManyAtOnce(int atOnce) {

    /**
     * Returns an answer of each, in the order of the things. The first that fails fails for all: what is missing from a sweep would look
     * like something lost.
     */
    <T, A> List<A> ask(Collection<T> things, Function<T, A> question) {
        ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, Math.min(atOnce, things.size())));
        try {
            List<Future<A>> asked = things.stream()
                    .map(thing -> workers.submit(() -> question.apply(thing)))
                    .toList();
            List<A> answers = new ArrayList<>(asked.size());
            for (Future<A> answer : asked) {
                answers.add(answer.get());
            }
            return answers;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while asking");
        } finally {
            workers.shutdownNow();
        }
    }
}
