package io.regioncheck.report;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The lines below the last printed one that say what is running; they are drawn over and over. Each fits into one row of the
 * terminal, so that going up by their number finds the first. Not thread-safe: the console locks.
 */
final class LiveLines {
    /** More would scroll out of a small terminal, and what has scrolled out cannot be drawn over. */
    private static final int MOST = 8;

    private static final String ERASE_BELOW = "\u001b[J";
    /** Holds even if the terminal was made narrower since we asked for its width. */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";

    private record Running(String label, String doing, long startedNanos) {}

    private final PrintStream out;
    private final Ink ink;
    private final Wrap row;
    private final Map<String, Running> running = new LinkedHashMap<>();
    private int drawn;

    LiveLines(PrintStream out, Ink ink, Terminal terminal) {
        this.out = out;
        this.ink = ink;
        // a full last column makes some terminals begin another row
        this.row = new Wrap(terminal.width() - 1);
    }

    /** @param label as it is shown; unique among all that run */
    void starts(String label) {
        running.put(label, new Running(label, "", System.nanoTime()));
    }

    void doing(String label, String doing) {
        running.computeIfPresent(label, (same, was) -> new Running(label, doing, was.startedNanos()));
    }

    void ends(String label) {
        running.remove(label);
    }

    /** Forgets what is still running, in one region or, for an empty prefix, in all. */
    void endAll(String prefix) {
        running.keySet().removeIf(label -> label.startsWith(prefix));
    }

    /** Takes the lines off the screen. */
    void erase() {
        if (drawn > 0) {
            out.print("\u001b[" + drawn + "A\r" + ERASE_BELOW);
            drawn = 0;
        }
    }

    void draw() {
        List<String> lines = new ArrayList<>();
        running.values().stream().limit(MOST).map(this::line).forEach(lines::add);
        if (running.size() > MOST) {
            lines.add("   … and " + (running.size() - MOST) + " more");
        }
        lines.forEach(line -> out.print(NO_WRAP + ink.moving(ink.shown(row.cut(line))) + WRAP + "\n"));
        drawn = lines.size();
    }

    private String line(Running check) {
        long seconds =
                Duration.ofNanos(System.nanoTime() - check.startedNanos()).toSeconds();
        return String.format(Locale.ROOT, " ▶ %-32s %7d s   %s", check.label(), seconds, check.doing());
    }
}
