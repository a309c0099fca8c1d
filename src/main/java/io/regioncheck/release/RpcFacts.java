package io.regioncheck.release;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a release's servers of one RPC API accept, and what its clients send.
 *
 * @param max the highest version that is served
 * @param alsoServed the highest versions of older majors that are served besides
 * @param pins the words that {@code [upgrade_levels]} takes and what they mean at the first tag of the series
 * @param pinsAtLastTag words that mean something else at its last tag, or are known only there
 * @param sends the calls of the client; empty where they were not gathered
 */
public record RpcFacts(
        RpcVersion max,
        List<RpcVersion> alsoServed,
        Map<String, RpcVersion> pins,
        Map<String, RpcVersion> pinsAtLastTag,
        List<RpcCalls> sends) {

    public boolean accepts(RpcVersion call) {
        return accepted().stream().anyMatch(version -> version.accepts(call));
    }

    /** The highest version of each major that is served, newest first. */
    public List<RpcVersion> accepted() {
        return Stream.concat(Stream.of(max), alsoServed.stream()).toList();
    }

    /** What a pin means to this code; the last tag is taken where the series changed its mind. Empty for a word it does not know. */
    public Optional<RpcVersion> meaningOf(String word) {
        return Optional.ofNullable(pinsAtLastTag.get(word)).or(() -> Optional.ofNullable(pins.get(word)));
    }

    /** The words that this code knows: the highest version first, and of those that mean the same the newest release. */
    List<String> words() {
        return Stream.concat(pins.keySet().stream(), pinsAtLastTag.keySet().stream())
                .distinct()
                .sorted(Comparator.comparing((String word) -> meaningOf(word).orElse(max))
                        .thenComparing(
                                word -> Release.find(word).map(Release::ordinal).orElse(-1))
                        .reversed())
                .toList();
    }

    /**
     * Calls that can be sent in the same versions.
     *
     * @param forms the versions, newest first
     * @param calls their names; empty where there are many
     * @param others how many there are, where there are many
     */
    public record RpcCalls(List<RpcVersion> forms, List<String> calls, int others) {

        int count() {
            return calls.size() + others;
        }

        RpcVersion oldest() {
            return forms.get(forms.size() - 1);
        }

        /** What the client picks: its newest version, or the newest that its cap lets through. */
        Optional<RpcVersion> sentUnder(Optional<RpcVersion> cap) {
            return forms.stream()
                    .filter(form -> cap.map(version -> version.accepts(form)).orElse(true))
                    .findFirst();
        }

        /** For reading: {@code detach_volume (4.7)}. */
        String named(RpcVersion version) {
            String names = calls.isEmpty() ? others + " other calls" : String.join(", ", calls);
            return names + " (" + version + ")";
        }
    }
}
