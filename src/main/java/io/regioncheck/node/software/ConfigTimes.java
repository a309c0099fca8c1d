package io.regioncheck.node.software;

import java.time.Instant;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * When files of configuration were last written.
 *
 * @param byPath by the host's clock, in whole seconds
 */
public record ConfigTimes(NavigableMap<String, Instant> byPath, int unreadable) {

    public ConfigTimes {
        byPath = Collections.unmodifiableNavigableMap(new TreeMap<>(byPath));
    }

    /** Reads the item CONFIG_TIMES. */
    public static ConfigTimes parse(String text) {
        NavigableMap<String, Instant> found = new TreeMap<>();
        int[] unreadable = {0};
        text.lines().filter(line -> !line.isBlank()).forEach(line -> {
            int tab = line.indexOf('\t');
            OptionalLong time = Digits.number(tab < 0 ? "" : line.substring(0, tab));
            if (time.isEmpty() || !line.startsWith("/", tab + 1)) {
                unreadable[0]++;
            } else {
                found.put(line.substring(tab + 1), Instant.ofEpochSecond(time.getAsLong()));
            }
        });
        return new ConfigTimes(found, unreadable[0]);
    }

    /** Returns the files in a directory itself, by path. */
    public NavigableMap<String, Instant> in(String directory) {
        String from = directory.endsWith("/") ? directory : directory + "/";
        NavigableMap<String, Instant> found = new TreeMap<>();
        byPath.tailMap(from, true).entrySet().stream()
                .takeWhile(file -> file.getKey().startsWith(from))
                .filter(file -> file.getKey().indexOf('/', from.length()) < 0)
                .forEach(file -> found.put(file.getKey(), file.getValue()));
        return found;
    }
}
