package io.regioncheck.run;

import io.regioncheck.check.Parameters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which checks belong to one moment of an upgrade, as described by {@code suites/<name>.yaml}.
 *
 * @param moment when an operator runs it
 * @param checks ids or patterns with {@code *}
 * @param exclude ids or patterns of checks that {@code checks} would select
 * @param parameters of each check, by id
 * @param mutating whether checks that create something may be among them
 * @param deadline of the run, where it differs from the environment's
 */
public record Suite(
        String name,
        String title,
        String moment,
        List<String> checks,
        List<String> exclude,
        Map<String, Parameters> parameters,
        boolean mutating,
        Optional<Duration> deadline) {

    public Suite {
        checks = List.copyOf(checks);
        exclude = List.copyOf(exclude);
        parameters = Map.copyOf(parameters);
    }
}
