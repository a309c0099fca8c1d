package io.regioncheck.run;

import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Outcome;
import io.regioncheck.check.Verdict;
import java.util.List;
import java.util.Optional;

/** From results to a verdict. Never healthy because nothing ran. */
final class Verdicts {
    private Verdicts() {}

    /** A verdict with the reason for it, where the results alone do not show it. */
    record Reasoned(Verdict verdict, Optional<String> reason) {}

    /**
     * @param planned how many results there must be
     * @param leaked how many resources of ours could not be removed
     * @param cutShort why the run ended before its checks did, if it did
     * @param interrupted why somebody ended it, if somebody did
     */
    static Reasoned of(
            List<CheckResult> results,
            int planned,
            int leaked,
            Optional<String> cutShort,
            Optional<String> interrupted) {
        if (interrupted.isPresent()) {
            return new Reasoned(Verdict.INTERRUPTED, interrupted);
        }
        if (has(results, Outcome.FAILED)) {
            return new Reasoned(Verdict.UNHEALTHY, cutShort);
        }
        if (leaked > 0) {
            return because(Verdict.UNHEALTHY, "something that this run created could not be removed");
        }
        if (cutShort.isPresent()) {
            return new Reasoned(Verdict.UNVERIFIED, cutShort);
        }
        if (results.size() < planned) {
            return because(Verdict.UNVERIFIED, (planned - results.size()) + " checks have no result");
        }
        if (results.stream().allMatch(result -> result.outcome() == Outcome.SKIPPED)) {
            return because(Verdict.UNVERIFIED, results.isEmpty() ? "no check was selected" : "every check was skipped");
        }
        if (has(results, Outcome.UNVERIFIED)
                || results.stream().anyMatch(result -> result.rootCause().isPresent())) {
            return new Reasoned(Verdict.UNVERIFIED, Optional.empty());
        }
        Verdict healthy = has(results, Outcome.WARNED) ? Verdict.HEALTHY_WITH_WARNINGS : Verdict.HEALTHY;
        return new Reasoned(healthy, Optional.empty());
    }

    private static Reasoned because(Verdict verdict, String reason) {
        return new Reasoned(verdict, Optional.of(reason));
    }

    private static boolean has(List<CheckResult> results, Outcome outcome) {
        return results.stream().anyMatch(result -> result.outcome() == outcome);
    }
}
