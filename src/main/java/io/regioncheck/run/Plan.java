package io.regioncheck.run;

import io.regioncheck.check.CheckMethod;
import io.regioncheck.check.PlannedCheck;
import io.regioncheck.environment.Environment;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a run will do: the checks of a suite, in the cells of an environment.
 *
 * @param only the patterns that the caller limited the run to; empty takes the whole suite
 */
public record Plan(Environment environment, Suite suite, List<String> only, List<PlannedCheck> checks) {

    public Plan {
        only = List.copyOf(only);
        checks = List.copyOf(checks);
    }

    /** @throws UsageError if a pattern selects nothing, or a check that creates something is named in a suite that only reads */
    public static Plan of(Environment environment, Suite suite, List<String> only, CheckCatalogue catalogue) {
        List<CheckMethod> ofSuite = select(suite.checks(), catalogue.all(), "suite " + suite.name()).stream()
                .filter(check -> suite.exclude().stream().noneMatch(pattern -> matches(pattern, check)))
                .toList();
        List<CheckMethod> selected = only.isEmpty() ? ofSuite : select(only, catalogue.all(), "-Dchecks");
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

    public Duration deadline() {
        return suite.deadline().orElse(environment.limits().runDeadline());
    }

    private static List<CheckMethod> select(List<String> patterns, List<CheckMethod> from, String where) {
        for (String pattern : patterns) {
            if (from.stream().noneMatch(check -> matches(pattern, check))) {
                throw new UsageError(where + ": no check is called " + pattern + "; there are: "
                        + String.join(", ", from.stream().map(CheckMethod::id).toList()));
            }
        }
        return from.stream()
                .filter(check -> patterns.stream().anyMatch(pattern -> matches(pattern, check)))
                .toList();
    }

    private static void refuse(List<CheckMethod> creating, Suite suite) {
        if (!creating.isEmpty()) {
            throw new UsageError("suite " + suite.name()
                    + " only reads (mutating: false), but these checks create something: "
                    + String.join(", ", creating.stream().map(CheckMethod::id).toList()));
        }
    }

    private static boolean matches(String pattern, CheckMethod check) {
        return Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), check.id());
    }
}
