package io.regioncheck.broker;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks for the highest minor version of one major that a server takes. Hints are asked first, and what comes after one that is taken;
 * then each question halves what is left. Immutable.
 *
 * @param accepted the highest that is taken, as far as known; -1 for none
 * @param refused the lowest that is not taken, as far as known or looked at
 * @param hints minors that are worth asking first
 * @param follow the one after a hint that was taken
 */
record MinorSearch(int accepted, int refused, List<Integer> hints, Optional<Integer> follow) {
    /** No RPC API of OpenStack has come near it. */
    private static final int CEILING = 512;

    MinorSearch {
        hints = List.copyOf(hints);
    }

    /** Looks no higher than what is expected: a server that takes that is asked nothing more. */
    static MinorSearch upTo(int expected, List<Integer> hints) {
        return new MinorSearch(-1, expected + 1, prepend(expected, hints), Optional.empty());
    }

    /** Looks for the very highest, which costs a refusal at least. */
    static MinorSearch thorough(int expected, List<Integer> hints) {
        return new MinorSearch(-1, CEILING, prepend(expected, hints), Optional.empty());
    }

    private static List<Integer> prepend(int first, List<Integer> rest) {
        return Stream.concat(Stream.of(first), rest.stream()).toList();
    }

    /** Returns the minor to ask for; empty once it is found. */
    Optional<Integer> next() {
        if (refused - accepted <= 1) {
            return Optional.empty();
        }
        return Stream.concat(follow.stream(), hints.stream())
                .filter(minor -> minor > accepted && minor < refused)
                .findFirst()
                .or(() -> Optional.of(accepted + (refused - accepted) / 2));
    }

    MinorSearch with(int minor, boolean taken) {
        Optional<Integer> after = taken && hints.contains(minor) ? Optional.of(minor + 1) : Optional.empty();
        return taken
                ? new MinorSearch(Math.max(accepted, minor), refused, hints, after)
                : new MinorSearch(accepted, Math.min(refused, minor), hints, after);
    }

    /** Returns the highest minor that is taken; empty if none of this major is. */
    Optional<Integer> found() {
        return accepted < 0 ? Optional.empty() : Optional.of(accepted);
    }
}
