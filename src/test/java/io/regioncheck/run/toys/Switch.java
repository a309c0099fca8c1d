package io.regioncheck.run.toys;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** How a test and its toy checks hear of each other: they do not share an object that either could hand over. */
public final class Switch {
    /** What the checks did, and on which thread. */
    public static final List<String> EVENTS = new CopyOnWriteArrayList<>();

    public static final List<Thread> THREADS = new CopyOnWriteArrayList<>();

    private static final AtomicReference<CountDownLatch> STARTED = new AtomicReference<>(new CountDownLatch(1));
    private static final AtomicReference<CountDownLatch> RELEASED = new AtomicReference<>(new CountDownLatch(1));

    private Switch() {}

    public static void reset() {
        release();
        EVENTS.clear();
        THREADS.clear();
        STARTED.set(new CountDownLatch(1));
        RELEASED.set(new CountDownLatch(1));
    }

    /** Called by a check that is at work. */
    public static void started() {
        THREADS.add(Thread.currentThread());
        STARTED.get().countDown();
    }

    public static void awaitStart() throws InterruptedException {
        STARTED.get().await();
    }

    public static void awaitRelease() throws InterruptedException {
        RELEASED.get().await();
    }

    public static void release() {
        RELEASED.get().countDown();
    }
}
