package io.regioncheck.run;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Ctrl-C and SIGTERM: asks all runs of this process to end; they still clean up and report. Thread-safe. */
public final class Interruption {
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private volatile Optional<String> asked = Optional.empty();

    /** Ends all runs; they are told this reason. */
    public void ask(String reason) {
        asked = Optional.of(reason);
        listeners.forEach(listener -> listener.accept(reason));
    }

    public Optional<String> asked() {
        return asked;
    }

    /** Tells the listener when the end is asked for, at once if it has been; until the answer is closed. */
    Registration whenAsked(Consumer<String> listener) {
        listeners.add(listener);
        asked.ifPresent(listener);
        return () -> listeners.remove(listener);
    }

    /** Ends the listening. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
