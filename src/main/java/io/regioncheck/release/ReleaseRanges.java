package io.regioncheck.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Releases written as {@code kilo..newton,pike,rocky..}; the last means up to the newest. */
record ReleaseRanges(List<Range> ranges) {

    /** From the one to the other, both among them. */
    record Range(Release first, Release last) {}

    static ReleaseRanges parse(String text) {
        List<Range> ranges = new ArrayList<>();
        if (!text.equals("-")) {
            for (String part : text.split(",")) {
                int dots = part.indexOf("..");
                Release first = Release.parse(dots < 0 ? part : part.substring(0, dots));
                String last = dots < 0 ? part : part.substring(dots + 2);
                ranges.add(new Range(first, last.isEmpty() ? Release.newest() : Release.parse(last)));
            }
        }
        return new ReleaseRanges(List.copyOf(ranges));
    }

    boolean has(Release release) {
        return ranges.stream().anyMatch(range -> !release.isBefore(range.first()) && !release.isAfter(range.last()));
    }

    /** Returns the first release after all those before a given one; empty if none is before it. */
    Optional<Release> endedBefore(Release release) {
        return ranges.stream()
                .map(Range::last)
                .filter(last -> last.isBefore(release))
                .reduce((one, other) -> other)
                .map(last -> Release.values()[last.ordinal() + 1]);
    }

    boolean beginsAfter(Release release) {
        return !ranges.isEmpty()
                && ranges.stream().allMatch(range -> range.first().isAfter(release));
    }

    Optional<Release> first() {
        return ranges.stream().map(Range::first).findFirst();
    }
}
