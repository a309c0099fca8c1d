package io.regioncheck.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command that an item's script runs by the word {@code root}: what sudo is asked to run, word by word. It is read from the script
 * itself, so that what is allowed cannot differ from what is run.
 *
 * @param words of the whole command line, which begins with timeout: it ends what hangs, which our user could not
 */
public record Privileged(List<String> words) {
    private static final Pattern LINE = Pattern.compile("^\\s*root +([^|;&<>\\n]*)", Pattern.MULTILINE);
    /** Any other use of the word would run something that the sudoers file does not have. */
    private static final Pattern USE = Pattern.compile("(?:^|[\\s;&|(])root +[/$]", Pattern.MULTILINE);

    /**
     * No quotes, no variables, no wildcards but in options, where no file's name fits them: and if one did, sudo would refuse the
     * command. A backslash takes the meaning from the character behind it.
     */
    private static final Pattern WORD =
            Pattern.compile("(?:--[*A-Za-z0-9_/.,:=%+@^-]+|(?:[A-Za-z0-9_/.,:=%+@{}^-]|\\\\[*?\\[\\]()!])+)");

    private static final String BRIDGE = "$BRIDGE";

    public Privileged {
        words = List.copyOf(words);
    }

    /**
     * Returns those of a script, in its order.
     *
     * @throws IllegalArgumentException if a line is none that a sudoers file can have word by word
     */
    static List<Privileged> in(Question question, List<String> bridges) {
        List<Privileged> found = new ArrayList<>();
        Matcher line = LINE.matcher(question.script());
        while (line.find()) {
            String command = line.group(1).strip();
            if (command.contains(BRIDGE)) {
                bridges.forEach(bridge -> found.add(of(command.replace(BRIDGE, bridge), question.within())));
            } else {
                found.add(of(command, question.within()));
            }
        }
        long uses = USE.matcher(question.script()).results().count();
        long lines = LINE.matcher(question.script()).results().count();
        if (uses != lines) {
            throw new IllegalArgumentException(question.word() + ": root stands " + uses
                    + " times before a program, but begins a line " + lines + " times");
        }
        return found;
    }

    private static Privileged of(String command, Duration within) {
        List<String> words =
                new ArrayList<>(List.of("/usr/bin/timeout", "-k", "2", String.valueOf(within.toSeconds())));
        for (String word : command.split(" +")) {
            if (!WORD.matcher(word).matches()) {
                throw new IllegalArgumentException("no word for a sudoers file: " + word + " in: " + command);
            }
            words.add(word.replaceAll("\\\\(.)", "$1"));
        }
        if (!words.get(4).startsWith("/")) {
            throw new IllegalArgumentException("not the path of a program: " + command);
        }
        return new Privileged(words);
    }

    /** Returns the command line as sudo(8) shows it. */
    public String text() {
        return String.join(" ", words);
    }

    /**
     * Returns the command line as sudoers(5) takes it literally: what separates there, and what is a wildcard to fnmatch(3), has a
     * backslash (sudo 1.9.13, plugins/sudoers/toke.l, state GOTCMND).
     */
    String inSudoers() {
        return text().replaceAll("([,:=#*?\\[\\]!^])", "\\\\$1");
    }
}
