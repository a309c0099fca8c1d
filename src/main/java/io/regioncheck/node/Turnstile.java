package io.regioncheck.node;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Lets so many in at a time, in the order in which they come, and holds no thread of those that wait. Thread-safe. */
final class Turnstile {
    private final Queue<Consumer<Pass>> waiting = new ArrayDeque<>();
    private int free;

    Turnstile(int places) {
        this.free = places;
    }

    /** A place; given back once, by whoever comes first. */
    final class Pass {
        private final AtomicBoolean held = new AtomicBoolean(true);

        void giveBack() {
            if (held.getAndSet(false)) {
                left();
            }
        }
    }

    /** Calls {@code work} with a place as soon as there is one: now, or on the thread of the one who gives one back. */
    void enter(Consumer<Pass> work) {
        synchronized (this) {
            if (free == 0) {
                waiting.add(work);
                return;
            }
            free--;
        }
        work.accept(new Pass());
    }

    private void left() {
        Consumer<Pass> next;
        synchronized (this) {
            if (waiting.isEmpty()) {
                free++;
                return;
            }
            next = waiting.remove();
        }
        next.accept(new Pass());
    }
}
