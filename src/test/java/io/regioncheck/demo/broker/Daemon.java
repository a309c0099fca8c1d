package io.regioncheck.demo.broker;

import java.util.List;

/** A daemon of a host that answers calls. */
record Daemon(String binary, String service, String host, Mood mood, List<Topic> topics) {
    /** How it is. */
    enum Mood {
        WELL,
        /** Takes messages and does nothing about them. */
        HUNG,
        /** Its queues are still there; nobody empties them. */
        STOPPED
    }

    Daemon {
        topics = List.copyOf(topics);
    }
}
