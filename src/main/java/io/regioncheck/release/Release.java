package io.regioncheck.release;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A release of OpenStack, in the order in which they came. Written as its code name, {@code epoxy}; releases since Antelope, and Kilo,
 * are also known by a number, {@code 2025.1}.
 *
 * <p>Source: openstack/releases, {@code data/series_status.yaml}.
 */
public enum Release {
    KILO("2015.1"),
    LIBERTY,
    MITAKA,
    NEWTON,
    OCATA,
    PIKE,
    QUEENS,
    ROCKY,
    STEIN,
    TRAIN,
    USSURI,
    VICTORIA,
    WALLABY,
    XENA,
    YOGA,
    ZED,
    ANTELOPE("2023.1"),
    BOBCAT("2023.2"),
    CARACAL("2024.1"),
    DALMATIAN("2024.2"),
    EPOXY("2025.1"),
    FLAMINGO("2025.2"),
    GAZPACHO("2026.1");

    private final String name = name().toLowerCase(Locale.ROOT);
    private final String series;

    Release() {
        this.series = name;
    }

    Release(String series) {
        this.series = series;
    }

    /**
     * Reads a code name or a series id, in small or capital letters.
     *
     * @throws IllegalArgumentException if it is neither; the message names the nearest that is
     */
    public static Release parse(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        return find(plain)
                .orElseThrow(() ->
                        new IllegalArgumentException("\"" + text + "\" is no release from " + KILO + " to " + newest()
                                + nearest(plain)
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse("")));
    }

    /** Reads what {@link #parse} reads, where a text may also be something else. */
    public static Optional<Release> find(String text) {
        return Arrays.stream(values())
                .filter(release -> release.name.equals(text) || release.series.equals(text))
                .findFirst();
    }

    /** Returns the newest release of which there are facts. */
    public static Release newest() {
        return values()[values().length - 1];
    }

    /** The id of the series: {@code 2025.1}, or the code name for the releases from Liberty to Zed. */
    public String series() {
        return series;
    }

    public boolean isAfter(Release other) {
        return compareTo(other) > 0;
    }

    public boolean isBefore(Release other) {
        return compareTo(other) < 0;
    }

    /** The code name, {@code epoxy}. */
    @Override
    public String toString() {
        return name;
    }

    /** The name that shares the most pairs of neighbouring letters with the text, if it shares any. */
    private static Optional<String> nearest(String text) {
        return Arrays.stream(values())
                .flatMap(release -> Stream.of(release.name, release.series))
                .filter(name -> likeness(text, name) > 0)
                .max(Comparator.comparingDouble(name -> likeness(text, name)));
    }

    private static double likeness(String text, String name) {
        List<String> pairs = pairs(text);
        long shared = pairs(name).stream().filter(pairs::contains).count();
        return 2.0 * shared / (text.length() + name.length());
    }

    private static List<String> pairs(String word) {
        return IntStream.range(1, word.length())
                .mapToObj(end -> word.substring(end - 1, end + 1))
                .toList();
    }
}
