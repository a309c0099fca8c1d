package io.regioncheck.demo.host;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last lines of a log. */
final class LogFile implements Content {
    /** A bound on what a long run costs: the log of a busy API is cut as logrotate would cut it. */
    private static final int LONGEST = 5_000;

    private final Deque<String> lines = new ArrayDeque<>();

    synchronized void append(List<String> more) {
        lines.addAll(more);
        while (lines.size() > LONGEST) {
            lines.removeFirst();
        }
    }

    @Override
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
