package io.regioncheck.demo.host;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.stream.Stream;

/** Searches logs for a fixed string and prints the last lines that have it: grep piped into tail. */
final class LogGrep {
    private static final String PATTERN =
            "grep -rhF --include=\\*\\.log -e (\\S+)((?: /\\S+)+) 2>/dev/null \\| tail -n (\\d+)";

    private LogGrep() {}

    static void declareIn(Commands commands) {
        commands.declare(PATTERN, LogGrep::run);
    }

    /** The exit code is tail's: 0 where nothing was found, and where a directory is missing. */
    private static Outcome run(Host host, MatchResult arguments) {
        List<String> lines = Stream.of(arguments.group(2).trim().split(" "))
                .flatMap(directory -> host.filesIn(directory).entrySet().stream())
                .filter(file -> file.getKey().endsWith(".log"))
                .flatMap(file -> file.getValue().lines().stream())
                .filter(line -> line.contains(arguments.group(1)))
                .toList();
        int wanted = Integer.parseInt(arguments.group(3));
        List<String> last = lines.subList(Math.max(0, lines.size() - wanted), lines.size());
        return Outcome.ok(last.isEmpty() ? "" : String.join("\n", last) + "\n");
    }
}
