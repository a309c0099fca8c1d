package io.regioncheck.checks.logs;

import io.regioncheck.node.log.LogRecord;
import java.util.List;

/** What is said of log lines: bounded, for what stands in a log may be endless. */
final class LogWords {
    private static final int SUBJECT = 150;
    private static final int SAID = 400;
    private static final int SEARCHED = 50;
    private static final int SHOWN = 300;

    private LogWords() {}

    static String shortened(String subject) {
        return cut(subject.replace('\n', ' '), SUBJECT);
    }

    /** Returns what an error says, and what was raised where that is more. */
    static String said(ErrorCluster cluster) {
        LogRecord record = cluster.tally().example().record();
        String message = cut(record.message().replace("\n", " ⏎ "), SAID);
        return record.raised()
                .filter(raised -> !record.message().contains(raised))
                .map(raised -> message + " | " + cut(raised, SAID))
                .orElse(message);
    }

    /** Returns what to type to see it in the log, with what stands around it. */
    static String whereToLook(Tally tally) {
        Tally.Example example = tally.example();
        String directory =
                example.path().substring(0, Math.max(1, example.path().lastIndexOf('/')));
        return example.record()
                .requestId()
                .map(id ->
                        "on the controllers and " + example.host() + ": zgrep -hF " + id + " " + directory + "/*.log*")
                .orElseGet(() -> "on " + example.host() + ": zgrep -nF -A 40 -e '" + searched(example.record()) + "' "
                        + example.path());
    }

    /** A part of a message that can stand in single quotes and is the same each time. */
    private static String searched(LogRecord record) {
        String plain = record.message().split("['\"\\n\\\\]", 2)[0].strip();
        String words = plain.isEmpty() ? record.logger() : plain;
        return words.length() > SEARCHED ? words.substring(0, SEARCHED) : words;
    }

    /** Returns all kinds of errors as a text to read, each with one traceback. */
    static String table(List<ErrorJudge.Judged> judged) {
        StringBuilder text = new StringBuilder();
        judged.stream().limit(SHOWN).forEach(one -> {
            ErrorCluster cluster = one.cluster();
            text.append(one.standing()).append("  ").append(cluster.signature()).append('\n');
            text.append("  ").append(cluster.tally().words()).append('\n');
            Tally.Example example = cluster.tally().example();
            text.append("  ")
                    .append(example.host())
                    .append(' ')
                    .append(example.path())
                    .append(": ");
            text.append(said(cluster)).append('\n');
            cluster.traceback().forEach(line -> text.append("    ").append(line).append('\n'));
            text.append('\n');
        });
        if (judged.size() > SHOWN) {
            text.append("… and ").append(judged.size() - SHOWN).append(" kinds more\n");
        }
        return text.toString();
    }

    static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) + "…" : text;
    }
}
