package io.regioncheck.node.config;

import io.regioncheck.node.config.RunningService.Kind;
import io.regioncheck.node.config.RunningService.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a host told of its configuration: the item CONFIG_FILES.
 *
 * @param files by path
 * @param cut whether the end is missing: then the last file may go on, and others may be there
 */
public record HostConfig(List<RunningService> running, Map<String, ConfigFile> files, boolean cut) {

    public HostConfig {
        running = List.copyOf(running);
        files = Map.copyOf(files);
    }

    /**
     * Reads what the script printed.
     *
     * @throws ConfigUnreadable if it is something else
     */
    public static HostConfig parse(String text, boolean cut) {
        Transcript transcript = new Transcript();
        int number = 0;
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            boolean whole = end >= 0;
            int stop = whole ? end : text.length();
            number++;
            if (whole || !cut) {
                transcript.line(number, text.substring(start, stop));
            }
            start = stop + 1;
        }
        transcript.endFile(0);
        return new HostConfig(transcript.running, transcript.files, cut);
    }

    /** Returns a file, if it is there. */
    public Optional<ConfigFile> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** What is read line by line. */
    private static final class Transcript {
        private final List<RunningService> running = new ArrayList<>();
        private final Map<String, ConfigFile> files = new LinkedHashMap<>();
        private Optional<OsloFile> file = Optional.empty();
        private String path = "";

        void line(int number, String line) {
            int tab = line.indexOf('\t');
            if (tab < 1) {
                throw new ConfigUnreadable(number, "it has no tab");
            }
            String word = line.substring(0, tab);
            String rest = line.substring(tab + 1);
            switch (word) {
                case "@" -> running.add(service(number, rest));
                case "=" -> begin(rest);
                case "$" -> endFile(number(number, rest));
                default ->
                    file.orElseThrow(() -> new ConfigUnreadable(number, "it belongs to no file"))
                            .line(number(number, word), rest);
            }
        }

        private void begin(String path) {
            endFile(0);
            this.path = path;
            file = Optional.of(new OsloFile(path));
        }

        void endFile(int lastLine) {
            file.ifPresent(open -> files.put(path, open.end(lastLine)));
            file = Optional.empty();
        }

        private static RunningService service(int number, String rest) {
            String[] words = rest.split("\t", -1);
            List<Source> sources = new ArrayList<>();
            for (int i = 1; i < words.length; i++) {
                sources.add(source(number, words[i]));
            }
            return new RunningService(words[0], sources);
        }

        private static Source source(int number, String word) {
            if (word.startsWith("f:/")) {
                return new Source(Kind.FILE, word.substring(2));
            }
            if (word.startsWith("d:/")) {
                return new Source(Kind.DIRECTORY, word.substring(2));
            }
            if (word.startsWith("i:/")) {
                return new Source(Kind.UWSGI, word.substring(2));
            }
            throw new ConfigUnreadable(number, "a service names neither a file nor a directory");
        }

        private static int number(int number, String word) {
            try {
                int value = Integer.parseInt(word);
                if (value >= 0) {
                    return value;
                }
            } catch (NumberFormatException none) {
                throw new ConfigUnreadable(number, "it begins with no number");
            }
            throw new ConfigUnreadable(number, "its number is below zero");
        }
    }
}
