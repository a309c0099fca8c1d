package io.regioncheck.check;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A finished run against one region.
 *
 * @param run eight hex digits
 * @param environment the environment's name
 * @param region the region's id
 * @param upgrade {@code kilo → mitaka}, or the target release alone
 * @param reason why the verdict is what it is, where the checks do not show it: nothing ran, deadline passed, interrupted
 * @param created how many resources were created
 * @param leaked what of them could not be removed, one line each
 * @param notices what every reader must know, such as verification being switched off
 * @param again the command that repeats this run, or only its failed checks
 */
public record RunResult(
        String run,
        String environment,
        String region,
        String upgrade,
        String suite,
        Instant started,
        Duration duration,
        Verdict verdict,
        Optional<String> reason,
        List<CheckResult> checks,
        int created,
        List<String> leaked,
        List<String> notices,
        String again) {

    public RunResult {
        checks = List.copyOf(checks);
        leaked = List.copyOf(leaked);
        notices = List.copyOf(notices);
    }

    /** Returns how many checks had each outcome, zeros included. */
    public Map<Outcome, Integer> counts() {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, 0);
        }
        checks.forEach(check -> counts.merge(check.outcome(), 1, Integer::sum));
        return counts;
    }
}
