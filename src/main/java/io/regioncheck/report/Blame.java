package io.regioncheck.report;

import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Outcome;
import io.regioncheck.check.RunResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A check that did not pass, and how much of the run that explains.
 *
 * @param took how many other checks were skipped because of it
 */
record Blame(CheckResult check, int took) {

    /** Returns all checks that did not pass: those that took most others with them first, then failed before warned. */
    static List<Blame> of(RunResult result) {
        Map<String, Integer> took = new HashMap<>();
        result.checks().forEach(check -> check.rootCause().ifPresent(cause -> took.merge(cause, 1, Integer::sum)));
        List<Blame> blames = new ArrayList<>();
        Set<String> blamed = new HashSet<>();
        result.checks().stream()
                .filter(check -> Severities.isWrong(check.outcome()))
                .sorted(Comparator.comparing(CheckResult::outcome, Severities.WORST_FIRST))
                // what was skipped names a check, not a cell of it: the first cell that is wrong answers for all
                .forEach(check ->
                        blames.add(new Blame(check, blamed.add(check.id()) ? took.getOrDefault(check.id(), 0) : 0)));
        blames.sort(Comparator.comparing(Blame::took).reversed());
        return List.copyOf(blames);
    }

    /** Returns {@code took 14 checks with it}, or nothing. */
    String tookWords() {
        return switch (took) {
            case 0 -> "";
            case 1 -> "took 1 check with it";
            default -> "took " + took + " checks with it";
        };
    }

    /** The order of outcomes for a reader. */
    static final class Severities {
        private static final List<Outcome> ORDER =
                List.of(Outcome.FAILED, Outcome.UNVERIFIED, Outcome.WARNED, Outcome.SKIPPED, Outcome.PASSED);

        static final Comparator<Outcome> WORST_FIRST = Comparator.comparing(ORDER::indexOf);

        private Severities() {}

        static boolean isWrong(Outcome outcome) {
            return outcome == Outcome.FAILED || outcome == Outcome.UNVERIFIED || outcome == Outcome.WARNED;
        }
    }
}
