package io.regioncheck.node.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one host's lines, one after the other. */
final class HostLogsParser {
    private static final int SHOWN = 80;

    private final Map<String, Integer> directories = new LinkedHashMap<>();
    private final Map<String, Instant> written = new LinkedHashMap<>();
    private final List<LogFile> files = new ArrayList<>();
    private final List<String> denied = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private Optional<ZoneOffset> zone = Optional.empty();
    private Optional<Instant> since = Optional.empty();
    private Optional<Instant> now = Optional.empty();
    private LeftOut leftOut = LeftOut.NOTHING;
    private Optional<OpenFile> file = Optional.empty();
    private Optional<OpenRecord> record = Optional.empty();
    private boolean ended;

    /** A file whose lines are being read. */
    private static final class OpenFile {
        private final String path;
        private final List<RepeatedRecord> errors = new ArrayList<>();
        private final List<RepeatedRecord> deprecations = new ArrayList<>();
        private LeftOut leftOut = LeftOut.NOTHING;
        private long untimed;
        private boolean timeless;

        OpenFile(String path) {
            this.path = path;
        }

        LogFile closed() {
            return new LogFile(path, errors, deprecations, leftOut, untimed, timeless);
        }
    }

    /** What is known of a record before its lines. */
    private record OpenRecord(boolean error, long count, Optional<Instant> first, Optional<Instant> last) {}

    HostLogs parse(String text) throws NoLogLines {
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (ended) {
                throw new NoLogLines("something follows their end: " + shown(line));
            }
            if (line.startsWith(" ")) {
                recordLine(line.substring(1));
            } else {
                closeRecord();
                try {
                    take(line.split(" ", 5), line);
                } catch (NumberFormatException | DateTimeException wrong) {
                    throw new NoLogLines("not a line of theirs: " + shown(line));
                }
            }
        }
        if (!ended) {
            throw new NoLogLines(
                    "their end is missing: the host was cut short, or has no sh, awk, grep or find as usual");
        }
        return new HostLogs(
                zone.orElseThrow(() -> new NoLogLines("they do not say the host's time zone")),
                since.orElseThrow(() -> new NoLogLines("they do not say since when")),
                now,
                directories,
                written,
                files,
                denied,
                leftOut);
    }

    private void recordLine(String line) throws NoLogLines {
        if (record.isEmpty()) {
            throw new NoLogLines("a record without its count: " + shown(line));
        }
        lines.add(line);
    }

    private void take(String[] words, String line) throws NoLogLines {
        if (words.length == 1) {
            switch (line) {
                case "end" -> end();
                case "timeless" -> file(line).timeless = true;
                default -> throw new NoLogLines("not a line of theirs: " + shown(line));
            }
            return;
        }
        switch (words[0]) {
            case "zone" -> zone = Optional.of(ZoneOffset.of(words[1]));
            case "since" -> since = Optional.of(Instant.ofEpochSecond(Long.parseLong(words[1])));
            case "now" -> now = Optional.of(Instant.ofEpochSecond(Long.parseLong(words[1])));
            case "logs" -> directory(words, line);
            case "denied" -> denied.add(words[1]);
            case "file" -> open(words[1]);
            case "untimed" -> file(line).untimed += Long.parseLong(words[1]);
            case "rest" -> rest(words, line);
            case "E", "D" -> openRecord(words, line);
            default -> throw new NoLogLines("not a line of theirs: " + shown(line));
        }
    }

    private void directory(String[] words, String line) throws NoLogLines {
        directories.put(words[1], Integer.parseInt(word(words, 2, line)));
        long last = words.length > 3 ? Long.parseLong(words[3]) : 0;
        if (last > 0) {
            written.put(words[1], Instant.ofEpochSecond(last));
        }
    }

    private static String word(String[] words, int index, String line) throws NoLogLines {
        if (words.length <= index) {
            throw new NoLogLines("a word is missing: " + shown(line));
        }
        return words[index];
    }

    private void open(String path) {
        closeFile();
        file = Optional.of(new OpenFile(path));
    }

    private OpenFile file(String line) throws NoLogLines {
        return file.orElseThrow(() -> new NoLogLines("of no file: " + shown(line)));
    }

    private void rest(String[] words, String line) throws NoLogLines {
        LeftOut more = new LeftOut(Long.parseLong(word(words, 2, line)), Long.parseLong(word(words, 3, line)));
        if (words[1].equals("*")) {
            leftOut = leftOut.plus(more);
        } else {
            OpenFile open = file(line);
            open.leftOut = open.leftOut.plus(more);
        }
    }

    private void openRecord(String[] words, String line) throws NoLogLines {
        long count = Long.parseLong(words[1]);
        if (count < 1) {
            throw new NoLogLines("a record that never was: " + shown(line));
        }
        var unused = file(line);
        record = Optional.of(
                new OpenRecord(words[0].equals("E"), count, time(word(words, 2, line)), time(word(words, 3, line))));
    }

    private static Optional<Instant> time(String seconds) {
        return seconds.equals("?") ? Optional.empty() : Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds)));
    }

    private void closeRecord() throws NoLogLines {
        if (record.isEmpty()) {
            return;
        }
        OpenRecord open = record.get();
        if (lines.isEmpty()) {
            throw new NoLogLines("a record without a line");
        }
        LogLevel otherwise = open.error() ? LogLevel.ERROR : LogLevel.WARNING;
        ZoneOffset where = zone.orElseThrow(() -> new NoLogLines("a record before the host's time zone"));
        RepeatedRecord read =
                new RepeatedRecord(LogReader.read(lines, otherwise, where), open.count(), open.first(), open.last());
        OpenFile in = file(lines.get(0));
        (open.error() ? in.errors : in.deprecations).add(read);
        lines.clear();
        record = Optional.empty();
    }

    private void closeFile() {
        file.map(OpenFile::closed).ifPresent(files::add);
        file = Optional.empty();
    }

    private void end() {
        closeFile();
        ended = true;
    }

    private static String shown(String line) {
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }
}
