package io.regioncheck.checks.heartbeat;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The heartbeats of those on a roll, measured by the freshest of them: clocks of other machines play no part in it. */
record Beats(List<Member> members) {

    /** Returns how far the heartbeat of one is behind the freshest; empty if it never had one. */
    Optional<Duration> behind(Member member) {
        return freshest().flatMap(newest -> member.heartbeat().map(beat -> Duration.between(beat, newest)));
    }

    /** Returns when some were seen last, in the same words for all of them: one time, or the first and the last. */
    String last(List<Member> some) {
        List<Instant> beats = some.stream()
                .flatMap(member -> member.heartbeat().stream())
                .sorted()
                .toList();
        if (beats.isEmpty()) {
            return "no heartbeat on record";
        }
        String delays = delays(some);
        Instant first = beats.get(0);
        Instant last = beats.get(beats.size() - 1);
        return "last heartbeat " + (first.equals(last) ? "at " + first : "between " + first + " and " + last)
                + (delays.equals("0 s") ? "" : ", " + delays + " behind the freshest one");
    }

    /** Returns how far behind some are: {@code 61 s}, or {@code 61 to 840 s}. */
    String delays(List<Member> some) {
        List<Long> seconds = some.stream()
                .flatMap(member -> behind(member).stream())
                .map(Duration::toSeconds)
                .sorted()
                .toList();
        long least = seconds.get(0);
        long most = seconds.get(seconds.size() - 1);
        return least == most ? least + " s" : least + " to " + most + " s";
    }

    /** Returns all of them, a line each. */
    String table() {
        return members.stream().map(this::line).collect(Collectors.joining("\n", "", "\n"));
    }

    private String line(Member member) {
        String state = (member.enabled() ? "enabled" : "disabled") + " " + (member.up() ? "up" : "down");
        String beat = member.heartbeat().map(Instant::toString).orElse("no heartbeat");
        String delay =
                behind(member).map(behind -> behind.toSeconds() + " s behind").orElse("");
        return String.format(
                        Locale.ROOT, "%-32s %-32s %-13s %-28s %s", member.binary(), member.host(), state, beat, delay)
                .stripTrailing();
    }

    private Optional<Instant> freshest() {
        return members.stream().flatMap(member -> member.heartbeat().stream()).max(Comparator.naturalOrder());
    }
}
