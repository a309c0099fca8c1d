package io.regioncheck.report;

import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Outcome;
import io.regioncheck.check.RunResult;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers of a run, as all reports spell them. */
final class Words {
    private static final List<Outcome> ORDER =
            List.of(Outcome.FAILED, Outcome.UNVERIFIED, Outcome.WARNED, Outcome.PASSED, Outcome.SKIPPED);

    private Words() {}

    /** Returns {@code 1 failed · 2 warned · 27 passed · 1 skipped}: what there is none of is left out. */
    static String counts(RunResult result) {
        Map<Outcome, Integer> counts = result.counts();
        String words = ORDER.stream()
                .filter(outcome -> counts.getOrDefault(outcome, 0) > 0)
                .map(outcome -> counts.get(outcome) + " " + outcome)
                .collect(Collectors.joining(" · "));
        return words.isEmpty() ? "no checks" : words;
    }

    /** Returns {@code left out: reboot, its floating address}: what a check that is well did not look at must not be silent. */
    static String leftOut(CheckResult check) {
        return check.leftOut().isEmpty() ? "" : "left out: " + String.join(", ", check.leftOut());
    }

    /** Returns {@code 0.2 s}. */
    static String tenths(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    /** Returns {@code 48 s}, {@code 3 min 20 s} or {@code 1 h 2 min}. */
    static String rough(Duration duration) {
        long seconds = Math.round(duration.toMillis() / 1000.0);
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }

    /** Returns what became of the resources that the run created. */
    static String leftBehind(RunResult result) {
        if (!result.leaked().isEmpty()) {
            // what was asked for without an answer may be there too, and counts as left, but never as created
            return result.leaked().size() + " LEFT BEHIND, " + result.created() + " created";
        }
        return result.created() == 0 ? "nothing created" : "nothing left behind";
    }
}
