package io.regioncheck.run;

import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Outcome;
import io.regioncheck.environment.Launch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The command that repeats a run, or only what went wrong in it. What was skipped because something else failed is still to be
 * answered: then it repeats the whole run, for once that is mended all of it is open again.
 */
final class Again {
    private static final Set<Outcome> WRONG = Set.of(Outcome.FAILED, Outcome.UNVERIFIED);

    private Again() {}

    static String command(Plan plan, List<CheckResult> results) {
        Set<String> wrong = results.stream()
                .filter(result -> WRONG.contains(result.outcome()))
                .map(CheckResult::id)
                .collect(Collectors.toCollection(TreeSet::new));
        boolean unanswered =
                results.stream().anyMatch(result -> result.rootCause().isPresent());
        Set<String> only = wrong.isEmpty() || unanswered ? new TreeSet<>(plan.only()) : wrong;
        Map<String, String> options = new LinkedHashMap<>(plan.environment().asked());
        options.put("suite", plan.suite().name());
        if (!only.isEmpty()) {
            options.put("checks", String.join(",", only));
        }
        return Launch.ofThisProcess().command("run", options);
    }
}
