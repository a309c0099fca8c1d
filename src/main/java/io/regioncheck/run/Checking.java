package io.regioncheck.run;

import io.regioncheck.check.Attendance;
import io.regioncheck.check.CheckResult;
import io.regioncheck.check.CheckSession;
import io.regioncheck.check.Patience;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The part of a run that checks. It is over when every check has a result, and soon after the deadline or an interruption, whatever
 * the checks do.
 */
final class Checking {
    /** From a result that is posted to a thread that has ended. */
    private static final Duration MOMENT = Duration.ofSeconds(2);

    private final Plan plan;
    private final Interruption interruption;
    private final Patience patience;

    Checking(Plan plan, Interruption interruption, Patience patience) {
        this.plan = plan;
        this.interruption = interruption;
        this.patience = patience;
    }

    /**
     * How it ended.
     *
     * @param cutShort why it ended before its checks did, if it did
     * @param leftBehind whether a check goes on, though it was told to stop
     */
    record Ending(Optional<String> cutShort, boolean leftBehind) {}

    Ending check(CheckSession session) {
        Attendance attendance = session.attendance();
        CompletableFuture<Optional<Throwable>> launched = Aside.run("checks", () -> launch(session));
        CompletableFuture<?> answered =
                CompletableFuture.anyOf(launched, session.board().complete());
        try (var listening = interruption.whenAsked(attendance::endAll)) {
            if (!Aside.isOverWithin(plan.deadline(), CompletableFuture.anyOf(answered, attendance.end()))) {
                attendance.endAll("the run's deadline of " + plan.deadline().toSeconds() + " s passed");
            }
            Aside.isOverWithin(patience.toObey().plus(MOMENT), answered);
        }
        boolean leftBehind = !Aside.isOverWithin(MOMENT, launched);
        Optional<String> broken = launched.getNow(Optional.empty()).map(trouble -> "regioncheck broke: " + trouble);
        for (CheckResult missing :
                session.board().giveUp(attendance.ended().or(() -> broken).orElse("it did not run"))) {
            session.progress().checkEnds(missing);
        }
        return new Ending(attendance.ended().or(() -> broken), leftBehind);
    }

    private Optional<Throwable> launch(CheckSession session) {
        try {
            new ChecksLauncher().execute(session, plan.checks());
            return Optional.empty();
        } catch (Throwable trouble) {
            return Optional.of(trouble);
        }
    }
}
