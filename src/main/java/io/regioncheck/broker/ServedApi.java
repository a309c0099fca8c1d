package io.regioncheck.broker;

import io.regioncheck.release.RpcVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * An RPC API that servers of some kind serve.
 *
 * @param namespace empty for the usual one
 * @param expected the highest version of each major that they should take
 * @param hints versions that they may take instead, the most likely first: those of the release before an upgrade
 * @param highestKnown the highest minor of each major that any release has had
 */
public record ServedApi(
        Optional<String> namespace,
        List<RpcVersion> expected,
        List<RpcVersion> hints,
        Map<Integer, Integer> highestKnown) {

    public ServedApi {
        expected = List.copyOf(expected);
        hints = List.copyOf(hints);
        highestKnown = Map.copyOf(highestKnown);
    }

    /** Returns the majors that are not expected and not newer, in order. */
    List<Integer> olderMajors() {
        TreeSet<Integer> majors = new TreeSet<>(highestKnown.keySet());
        expected.forEach(version -> majors.remove(version.major()));
        int newest = expected.stream().mapToInt(RpcVersion::major).max().orElse(Integer.MAX_VALUE);
        return majors.stream().filter(major -> major < newest).toList();
    }

    int highestOf(int major) {
        return Math.max(0, highestKnown.getOrDefault(major, 0));
    }
}
