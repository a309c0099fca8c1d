package io.regioncheck.report;

import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Progress;
import io.regioncheck.check.RunHeader;
import io.regioncheck.check.RunResult;
import io.regioncheck.environment.Secret;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What an operator sees while regions are verified: a header, a line for each check that has ended, and what it all comes to. On a
 * live terminal also a line for each check that runs. Thread-safe; regions that run side by side share one console.
 */
public final class Console implements AutoCloseable {
    private static final long REDRAW_MILLIS = 250;

    private final PrintStream out;
    private final Terminal terminal;
    private final Ink ink;
    private final Redaction redaction;
    private final Redacted redacted;
    private final Optional<LiveLines> live;
    private final Map<String, String> prefixes = new ConcurrentHashMap<>();
    private final ScheduledExecutorService pen = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "console");
        thread.setDaemon(true);
        return thread;
    });

    private Console(PrintStream out, Terminal terminal, List<Secret> secrets) {
        this.out = out;
        this.terminal = terminal;
        ink = new Ink(terminal);
        redaction = Redaction.of(secrets);
        redacted = new Redacted(redaction);
        live = terminal.live() ? Optional.of(new LiveLines(out, ink, terminal)) : Optional.empty();
    }

    /** @param secrets of all environments that will be watched: none of them is printed */
    public static Console on(PrintStream out, Terminal terminal, List<Secret> secrets) {
        Console console = new Console(out, terminal, secrets);
        console.live.ifPresent(lines -> {
            var unused = console.pen.scheduleWithFixedDelay(
                    () -> console.print(List.of()), REDRAW_MILLIS, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
        });
        return console;
    }

    /**
     * Returns the progress of one region.
     *
     * @param severalRegions whether others are watched too: then each line begins with the environment's name
     */
    public Progress watching(String environment, boolean severalRegions) {
        String prefix = severalRegions ? environment + "  " : "";
        prefixes.put(environment, prefix);
        return new Watch(prefix, terminal.width() - prefix.length());
    }

    /**
     * Prints what a run came to.
     *
     * @param report what to open to read on
     * @param troubles with the reports themselves, one line each
     */
    public void ended(RunResult result, Path report, List<String> troubles) {
        String prefix = prefixes.getOrDefault(result.environment(), "");
        RunLines lines = new RunLines(ink, terminal.width() - prefix.length());
        List<String> masked = troubles.stream().map(redaction::mask).toList();
        synchronized (this) {
            // a check that was given up has no end of its own
            live.ifPresent(running -> running.endAll(prefix));
            print(prefixed(prefix, lines.of(redacted.of(result), report, masked)));
        }
    }

    /** Takes the live lines off the screen for good. */
    @Override
    public void close() {
        pen.shutdownNow();
        synchronized (this) {
            live.ifPresent(lines -> {
                lines.erase();
                lines.endAll("");
            });
            out.flush();
        }
    }

    private synchronized void print(List<String> lines) {
        live.ifPresent(LiveLines::erase);
        lines.forEach(line -> out.print(ink.shown(line) + System.lineSeparator()));
        live.ifPresent(LiveLines::draw);
        out.flush();
    }

    private static List<String> prefixed(String prefix, List<String> lines) {
        return lines.stream().map(line -> (prefix + line).stripTrailing()).toList();
    }

    /** Watches one region. */
    private final class Watch implements Progress {
        private final String prefix;
        private final int width;

        private Watch(String prefix, int width) {
            this.prefix = prefix;
            this.width = width;
        }

        @Override
        public void runStarts(RunHeader header) {
            // the header names the environment itself, but lines of others may stand around it
            print(prefixed(prefix, new RunLines(ink, width).of(redacted.of(header))));
        }

        @Override
        public void checkStarts(String label) {
            synchronized (Console.this) {
                live.ifPresent(lines -> lines.starts(prefix + label));
            }
        }

        @Override
        public void checkDoing(String label, String doing) {
            String shown = Ink.harmless(redaction.mask(doing)).replace('\n', ' ');
            synchronized (Console.this) {
                live.ifPresent(lines -> lines.doing(prefix + label, shown));
            }
        }

        @Override
        public void checkEnds(CheckResult result) {
            List<String> lines = prefixed(prefix, new CheckLines(ink, width).of(redacted.of(result)));
            synchronized (Console.this) {
                live.ifPresent(running -> running.ends(prefix + result.label()));
                print(lines);
            }
        }
    }
}
