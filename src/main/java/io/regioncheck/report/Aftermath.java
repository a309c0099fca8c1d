package io.regioncheck.report;

import io.regioncheck.check.Outcome;
import io.regioncheck.check.RunResult;
import io.regioncheck.check.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with a run as a whole, though every check may be well: formats that only know tests show it as one more of them.
 *
 * @param id as if it were a check
 * @param text one line or more
 */
record Aftermath(String id, Outcome outcome, String text) {

    static List<Aftermath> of(RunResult run) {
        List<Aftermath> all = new ArrayList<>();
        if (!run.leaked().isEmpty()) {
            all.add(new Aftermath(
                    "run.cleanup",
                    Outcome.FAILED,
                    "created by this run and not removed\n" + String.join("\n", run.leaked())));
        }
        if (run.verdict() == Verdict.UNVERIFIED || run.verdict() == Verdict.INTERRUPTED) {
            run.reason().ifPresent(reason -> all.add(new Aftermath("run.verdict", Outcome.UNVERIFIED, reason)));
        }
        return List.copyOf(all);
    }
}
