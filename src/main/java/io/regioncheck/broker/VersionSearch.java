package io.regioncheck.broker;

import io.regioncheck.broker.RpcQuestion.VersionProbe;
import io.regioncheck.release.RpcVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which versions of an API one server takes: of each expected major the highest minor; and if it takes none of these, of the older majors,
 * newest first. Immutable but for what {@link #hear} adds; one thread.
 */
final class VersionSearch {
    private final RpcTarget target;
    private final ServedApi api;
    private final boolean thorough;
    private final Map<Integer, MinorSearch> open = new TreeMap<>();
    private final List<RpcVersion> accepted = new ArrayList<>();
    private final List<Integer> older;
    private Optional<RpcAnswer> trouble = Optional.empty();
    private int refusals;

    VersionSearch(RpcTarget target, ServedApi api, boolean thorough) {
        this.target = target;
        this.api = api;
        this.thorough = thorough;
        this.older = new ArrayList<>(api.olderMajors());
        api.expected().forEach(version -> open(version.major(), version.minor()));
    }

    private void open(int major, int highest) {
        List<Integer> hints = api.hints().stream()
                .filter(version -> version.major() == major)
                .map(RpcVersion::minor)
                .toList();
        open.put(major, thorough ? MinorSearch.thorough(highest, hints) : MinorSearch.upTo(highest, hints));
    }

    /** Returns what to ask next; nothing once all is known. */
    List<VersionProbe> next() {
        if (trouble.isPresent()) {
            return List.of();
        }
        if (open.isEmpty() && accepted.isEmpty() && !older.isEmpty()) {
            int major = older.remove(older.size() - 1);
            open(major, api.highestOf(major));
        }
        List<VersionProbe> probes = new ArrayList<>();
        open.forEach((major, search) -> search.next()
                .ifPresent(
                        minor -> probes.add(new VersionProbe(target, api.namespace(), new RpcVersion(major, minor)))));
        return probes;
    }

    void hear(VersionProbe probe, RpcAnswer answer) {
        Optional<Boolean> taken = taken(answer);
        if (taken.isEmpty()) {
            trouble = Optional.of(answer);
            return;
        }
        refusals += taken.get() ? 0 : 1;
        int major = probe.version().major();
        Optional.ofNullable(open.remove(major))
                .map(search -> search.with(probe.version().minor(), taken.get()))
                .ifPresent(search -> {
                    if (search.next().isPresent()) {
                        open.put(major, search);
                    } else {
                        search.found().ifPresent(minor -> accepted.add(new RpcVersion(major, minor)));
                    }
                });
    }

    /** Returns whether a version is taken, if the answer tells. */
    private static Optional<Boolean> taken(RpcAnswer answer) {
        RpcReply reply;
        if (answer instanceof RpcAnswer.Replied replied) {
            reply = replied.reply();
        } else if (answer instanceof RpcAnswer.RepliedLate late) {
            reply = late.reply();
        } else if (answer instanceof RpcAnswer.RepliedTwice twice
                && twice.first().equals(twice.second())) {
            reply = twice.first();
        } else {
            return Optional.empty();
        }
        if (reply instanceof RpcReply.Failure failure) {
            return failure.saysNoSuchMethod()
                    ? Optional.of(true)
                    : failure.saysUnsupportedVersion() ? Optional.of(false) : Optional.empty();
        }
        return Optional.empty();
    }

    FoundVersions result() {
        return new FoundVersions(target, api, accepted.stream().sorted().toList(), refusals, trouble);
    }
}
