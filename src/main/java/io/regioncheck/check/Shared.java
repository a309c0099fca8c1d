package io.regioncheck.check;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Things that several checks of a run use and that are made once, by the first that needs them. If making one fails, it fails for
 * all. Thread-safe.
 */
public final class Shared {
    private final Map<String, CompletableFuture<Object>> things = new ConcurrentHashMap<>();
    private final Optional<Shared> wider;

    /** Things of all runs side by side. */
    public Shared() {
        this(Optional.empty());
    }

    private Shared(Optional<Shared> wider) {
        this.wider = wider;
    }

    /** Returns things of one run, beside those of all. */
    public Shared ofOneRun() {
        return new Shared(Optional.of(this));
    }

    /** Returns the things of all runs side by side, for what must be done once though several regions have one keystone. */
    public Shared ofAllRuns() {
        return wider.orElse(this);
    }

    /** Returns the thing of this type and name, after making it if nobody did so far. */
    public <T> T get(Class<T> type, String name, Supplier<T> maker) {
        CompletableFuture<Object> mine = new CompletableFuture<>();
        CompletableFuture<Object> theirs = things.putIfAbsent(type.getName() + " " + name, mine);
        if (theirs != null) {
            return type.cast(await(theirs));
        }
        try {
            T made = maker.get();
            mine.complete(made);
            return made;
        } catch (RuntimeException | Error failure) {
            mine.completeExceptionally(failure);
            throw failure;
        }
    }

    private static Object await(CompletableFuture<Object> thing) {
        try {
            return thing.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for what is shared");
        }
    }
}
