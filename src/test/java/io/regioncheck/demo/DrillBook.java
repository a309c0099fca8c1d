package io.regioncheck.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the book of lab/drill has of the suite smoke: which check a fault turns red, and the words of its findings. */
record DrillBook(String check, Pattern words) {
    private static final Path BOOK = Path.of("lab/lib/book.sh");
    private static final Pattern LINE = Pattern.compile("(\\S+) +(\\S+) +(?:once|missed) +smoke +(\\S+) +(\\S.*)");
    /** The lab's services listen where those of the field do, the demo's on any port. */
    private static final Pattern PORT = Pattern.compile("\\.\\*[0-9]{4}$");

    /** Returns what the book has of a fault, by the name that the demo's incident has. */
    static DrillBook of(String incident) {
        try {
            List<DrillBook> found = Files.readAllLines(BOOK).stream()
                    .map(LINE::matcher)
                    .filter(Matcher::matches)
                    .filter(line -> name(line).equals(incident))
                    .map(line -> new DrillBook(
                            line.group(3),
                            Pattern.compile(PORT.matcher(line.group(4)).replaceFirst(""))))
                    .toList();
            if (found.size() != 1) {
                throw new IllegalStateException(BOOK + " has " + found.size() + " lines of " + incident);
            }
            return found.get(0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String name(Matcher line) {
        return line.group(2).equals("-") ? line.group(1) : line.group(1) + "-" + line.group(2);
    }
}
