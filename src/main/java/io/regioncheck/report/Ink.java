package io.regioncheck.report;

import io.regioncheck.check.Outcome;
import io.regioncheck.check.Verdict;
import java.util.Map;
import java.util.regex.Pattern;

/** Colours and marks, as far as the terminal has them. Immutable. */
final class Ink {
    /** Everything beyond ASCII that we write ourselves, with what stands for it where it cannot be shown. */
    private static final Map<String, String> ASCII = Map.ofEntries(
            Map.entry("✔", "+"),
            Map.entry("▲", "!"),
            Map.entry("✘", "x"),
            Map.entry("○", "-"),
            Map.entry("▶", ">"),
            Map.entry("→", "->"),
            Map.entry("…", "..."),
            Map.entry("·", "|"),
            Map.entry("×", "x"),
            Map.entry("–", "-"),
            Map.entry("—", "-"),
            Map.entry("«", "<"),
            Map.entry("»", ">"));

    static final String BEYOND_ASCII = String.join("", ASCII.keySet());

    /** A region's answers reach the terminal: they must not steer it, nor turn the direction of its text. */
    private static final Pattern STEERING =
            Pattern.compile("\\x1b\\[[0-9;?]*[a-zA-Z]|[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069&&[^\\n\\t]]");

    private final Terminal terminal;

    Ink(Terminal terminal) {
        this.terminal = terminal;
    }

    static String mark(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "✔";
            case WARNED -> "▲";
            case FAILED -> "✘";
            case UNVERIFIED -> "?";
            case SKIPPED -> "○";
        };
    }

    String painted(Outcome outcome, String text) {
        return switch (outcome) {
            case PASSED -> paint("32", text);
            case WARNED -> paint("33", text);
            case FAILED -> paint("31", text);
            case UNVERIFIED -> paint("35", text);
            case SKIPPED -> faint(text);
        };
    }

    String painted(Verdict verdict) {
        String colour = switch (verdict) {
            case HEALTHY -> "1;32";
            case HEALTHY_WITH_WARNINGS -> "1;33";
            case UNHEALTHY -> "1;31";
            case UNVERIFIED, INTERRUPTED -> "1;35";
        };
        return paint(colour, verdict.inCapitals());
    }

    String strong(String text) {
        return paint("1", text);
    }

    String faint(String text) {
        return paint("2", text);
    }

    String moving(String text) {
        return paint("36", text);
    }

    /** Returns a text of whatever origin as one that is safe to print. */
    static String harmless(String text) {
        return STEERING.matcher(text).replaceAll("").replace("\t", "    ");
    }

    /** Returns a line in the characters that the terminal has. */
    String shown(String line) {
        if (terminal.unicode()) {
            return line;
        }
        String shown = line;
        for (Map.Entry<String, String> substitute : ASCII.entrySet()) {
            shown = shown.replace(substitute.getKey(), substitute.getValue());
        }
        return shown;
    }

    private String paint(String code, String text) {
        return terminal.colours() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
