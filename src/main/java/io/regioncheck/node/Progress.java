package io.regioncheck.node;

import java.time.Duration;

/** How far a host has come with letting us in, and how long we have listened to it meanwhile. Thread-safe. */
final class Progress {
    private Stage stage = Stage.CALLED;
    private int listened;
    private int silent;

    /** What a host does one after the other. */
    enum Stage {
        CALLED("it did not answer"),
        CONNECTED("nothing came from it"),
        GREETED("it said who it is, and no more"),
        NEGOTIATING("it stopped where keys are exchanged"),
        PROVED("it stopped where it has to say whether our key will do"),
        LET_IN("it let us in");

        private final String words;

        Stage(String words) {
            this.words = words;
        }
    }

    /** Notes that it did something; that it did an earlier thing once more is none. */
    synchronized void reached(Stage next) {
        if (next.compareTo(stage) > 0) {
            stage = next;
            silent = 0;
        }
    }

    /** Notes that it had one more tick of our attention. */
    synchronized void tick() {
        listened++;
        silent++;
    }

    synchronized boolean has(Stage wanted) {
        return stage.compareTo(wanted) >= 0;
    }

    /** Returns how long we have listened to it, on the clock of {@link Pace}. */
    synchronized Duration listened() {
        return Pace.TICK.multipliedBy(listened);
    }

    /** Returns how much of it has passed since it last did something. */
    synchronized Duration silent() {
        return Pace.TICK.multipliedBy(silent);
    }

    /** Returns where it stands, in words. */
    synchronized String words() {
        return stage.words;
    }
}
