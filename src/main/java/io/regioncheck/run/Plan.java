package io.regioncheck.run;

import io.regioncheck.check.CheckMethod;
import io.regioncheck.check.PlannedCheck;
import io.regioncheck.check.Wildcard;
import io.regioncheck.environment.Environment;
import io.regioncheck.environment.Nearest;
import io.regioncheck.node.Item;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a run will do: the checks of a suite, in the cells of an environment. Nothing is added to what was asked for: what a check
 * presupposes is waited for only if it is planned too.
 *
 * @param only the ids or patterns that the caller asked for instead of the suite's own; empty takes the whole suite
 */
public record Plan(Environment environment, Suite suite, List<String> only, List<PlannedCheck> checks) {

    public Plan {
        only = List.copyOf(only);
        checks = List.copyOf(checks);
    }

    /**
     * @throws UsageError if a pattern fits no check, a check has no such parameter or not with such a value, or a check that creates something is named in a suite that only reads
     */
    public static Plan of(Environment environment, Suite suite, List<String> only, CheckCatalogue catalogue) {
        String where = "suite " + suite.name();
        List<CheckMethod> excluded = select(suite.exclude(), catalogue, where + ", exclude");
        new ParameterCheck(catalogue).check(suite);
        List<CheckMethod> ofSuite = select(suite.checks(), catalogue, where).stream()
                .filter(check -> !excluded.contains(check))
                .toList();
        List<CheckMethod> selected = only.isEmpty() ? ofSuite : select(only, catalogue, "-Dchecks");
        if (!suite.mutating()) {
            refuse(selected.stream().filter(CheckMethod::creates).toList(), suite);
        }
        return new Plan(
                environment,
                suite,
                only,
                selected.stream()
                        .map(check -> PlannedCheck.in(environment, check))
                        .toList());
    }

    /** Returns how many results the run will have. */
    public int cells() {
        return checks.stream().mapToInt(check -> check.cells().size()).sum();
    }

    /** Returns what its checks want of the hosts, those that have a cell to work in. */
    public Set<Item> gathers() {
        return checks.stream()
                .filter(check -> check.cells().stream()
                        .anyMatch(cell -> cell.notApplicable().isEmpty()))
                .flatMap(check -> check.check().gathers().stream())
                .collect(Collectors.toSet());
    }

    public Duration deadline() {
        return suite.deadline().orElse(environment.limits().runDeadline());
    }

    private static List<CheckMethod> select(List<String> patterns, CheckCatalogue catalogue, String where) {
        for (String pattern : patterns) {
            if (catalogue.all().stream().noneMatch(check -> new Wildcard(pattern).fits(check.id()))) {
                throw unknown(pattern, catalogue, where);
            }
        }
        return catalogue.all().stream()
                .filter(check -> patterns.stream().anyMatch(pattern -> new Wildcard(pattern).fits(check.id())))
                .toList();
    }

    private static UsageError unknown(String pattern, CheckCatalogue catalogue, String where) {
        List<String> ids = catalogue.all().stream().map(CheckMethod::id).toList();
        return new UsageError(where + ": no check is called " + pattern
                + Nearest.to(pattern, ids)
                        .map(id -> "; did you mean " + id + "?")
                        .orElse("")
                + "; there are: " + String.join(", ", ids));
    }

    private static void refuse(List<CheckMethod> creating, Suite suite) {
        if (!creating.isEmpty()) {
            throw new UsageError("suite " + suite.name()
                    + " only reads (mutating: false), but these checks create something: "
                    + String.join(", ", creating.stream().map(CheckMethod::id).toList()));
        }
    }
}
