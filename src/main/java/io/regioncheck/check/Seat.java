package io.regioncheck.check;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** A check's place among those at work: taken once, and left once, by whoever comes first. Thread-safe. */
final class Seat {
    private final Semaphore places;
    private final AtomicBoolean taken = new AtomicBoolean();

    Seat(Semaphore places) {
        this.places = places;
    }

    void take() throws InterruptedException {
        places.acquire();
        taken.set(true);
    }

    void leave() {
        if (taken.getAndSet(false)) {
            places.release();
        }
    }
}
