package io.regioncheck.demo.host;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands that hosts know. What was declared last is tried first; what was not declared is refused and remembered. */
public final class Commands {
    /** A bound on what a loop over all hosts can leave behind. */
    private static final int REMEMBERED = 1_000;

    private final List<Declared> declared = new CopyOnWriteArrayList<>();
    private final List<Undeclared> undeclared = new ArrayList<>();

    /** What a command does on a host. */
    @FunctionalInterface
    public interface Script {
        Outcome run(Host host, MatchResult arguments);
    }

    /** A command that nobody declared, and where it was typed. */
    public record Undeclared(String host, String command) {}

    private record Declared(Predicate<Host> where, Pattern pattern, Script script) {}

    Commands() {}

    /** Declares a command for all hosts. */
    public void declare(String pattern, Script script) {
        declare(host -> true, pattern, script);
    }

    /**
     * Declares a command.
     *
     * @param where the hosts that have it
     * @param pattern fits the whole command line; its groups are the arguments
     */
    public void declare(Predicate<Host> where, String pattern, Script script) {
        declared.add(0, new Declared(where, Pattern.compile(pattern), script));
    }

    Outcome run(Host host, String commandLine) {
        for (Declared command : declared) {
            Matcher matcher = command.pattern().matcher(commandLine);
            if (command.where().test(host) && matcher.matches()) {
                return command.script().run(host, matcher.toMatchResult());
            }
        }
        remember(new Undeclared(host.name(), commandLine));
        return Outcome.failed(127, "bash: line 1: " + commandLine.replaceFirst(" .*", "") + ": command not found\n");
    }

    void remember(Undeclared command) {
        synchronized (undeclared) {
            if (undeclared.size() < REMEMBERED) {
                undeclared.add(command);
            }
        }
    }

    /** Returns what was asked and not known, the oldest first: a check asks what the region does not model. */
    public List<Undeclared> undeclared() {
        synchronized (undeclared) {
            return List.copyOf(undeclared);
        }
    }
}
