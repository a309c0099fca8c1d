package io.regioncheck.checks.logs;

import io.regioncheck.check.HostNames;
import io.regioncheck.node.log.LogFile;
import io.regioncheck.node.log.LogRecord;
import io.regioncheck.node.log.RepeatedRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** How often something was said, by whom, on which hosts, and when. */
final class Tally {
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private final SortedSet<String> hosts = new TreeSet<>();
    private final SortedSet<String> programs = new TreeSet<>();
    private long count;
    private Optional<Instant> first = Optional.empty();
    private Optional<Instant> last = Optional.empty();
    private Optional<Example> example = Optional.empty();

    /** One of them, as it was said. */
    record Example(String host, String path, LogRecord record) {}

    void add(String host, LogFile file, RepeatedRecord said) {
        count += said.count();
        hosts.add(host);
        programs.add(file.program());
        first = earlier(first, said.first());
        if (example.isEmpty() || said.last().isPresent() && later(said.last(), last)) {
            example = Optional.of(new Example(host, file.path(), said.record()));
        }
        if (later(said.last(), last)) {
            last = said.last();
        }
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return one.isEmpty() || other.isPresent() && other.get().isBefore(one.get()) ? other : one;
    }

    private static boolean later(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && (other.isEmpty() || one.get().isAfter(other.get()));
    }

    long count() {
        return count;
    }

    SortedSet<String> hosts() {
        return hosts;
    }

    SortedSet<String> programs() {
        return programs;
    }

    Example example() {
        return example.orElseThrow();
    }

    /** Returns {@code 12 times on 3 hosts (compute-[001-003]), first … last …}. */
    String words() {
        return (count == 1 ? "once" : count + " times") + " on "
                + (hosts.size() == 1 ? hosts.first() : hosts.size() + " hosts (" + HostNames.of(hosts) + ")") + when();
    }

    private String when() {
        if (first.isEmpty() || last.isEmpty()) {
            return ", at the end of a log whose lines have no time";
        }
        String until = SHOWN.format(last.get());
        return first.get().until(last.get(), ChronoUnit.SECONDS) < 1
                ? ", at " + until
                : ", from " + SHOWN.format(first.get()) + " to " + until;
    }
}
