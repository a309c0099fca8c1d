package io.regioncheck.run;

import io.regioncheck.check.Attendance;
import io.regioncheck.check.Board;
import io.regioncheck.check.CheckResult;
import io.regioncheck.check.CheckSession;
import io.regioncheck.check.Progress;
import io.regioncheck.check.RunHeader;
import io.regioncheck.check.RunResult;
import io.regioncheck.check.Shared;
import io.regioncheck.check.Verdict;
import io.regioncheck.deadline.Deadline;
import io.regioncheck.environment.Environment;
import io.regioncheck.ledger.Leak;
import io.regioncheck.ledger.Ledger;
import io.regioncheck.ledger.Reaper;
import io.regioncheck.ledger.RunId;
import io.regioncheck.ledger.Workshop;
import io.regioncheck.node.Shells;
import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.Cloud;
import io.regioncheck.openstack.ServerWatch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** One run against one region: checks, then cleanup, then a verdict. Always ends with a result that leaves nothing unsaid. */
final class RegionRun {
    private static final Duration SERVER_POLL = Duration.ofSeconds(1);
    private static final Duration CLEANUP = Duration.ofMinutes(3);
    /** What a run leaves that lives on another machine is not touched before it must have passed its own deadline. */
    private static final Duration ABANDONED = Duration.ofHours(6);
    /** After the run's deadline, checks have this long to end by themselves. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Plan plan;
    private final Path ledgers;
    private final Progress progress;
    private final Interruption interruption;
    private final RunId run = RunId.random();
    private final List<String> notices = new ArrayList<>();

    RegionRun(Plan plan, Path ledgers, Progress progress, Interruption interruption) {
        this.plan = plan;
        this.ledgers = ledgers;
        this.progress = progress;
        this.interruption = interruption;
        notices.addAll(plan.environment().notices());
    }

    RunResult execute() {
        Instant started = Instant.now();
        Environment environment = plan.environment();
        progress.runStarts(header());
        try (Cloud cloud = Cloud.of(environment);
                Shells shells = new Shells(environment.nodes());
                Attendance attendance = new Attendance();
                Ledger ledger = Ledger.open(ledgers, run, environment.name())) {
            sweepDeadRuns(cloud);
            Board board = new Board(plan.checks());
            check(new CheckSession(
                    environment,
                    cloud,
                    shells,
                    new Workshop(cloud, ledger, environment.limits()),
                    new ServerWatch(cloud.compute(), run.prefix(), SERVER_POLL),
                    new Shared(),
                    LocalDate.now(),
                    plan.suite().parameters(),
                    board,
                    progress,
                    attendance,
                    new Semaphore(environment.limits().requestsAtOnce(), true)));
            List<Leak> leaks = new Reaper(cloud, ledgers).finish(ledger, Deadline.in(CLEANUP));
            return result(started, sorted(board.results()), attendance.ended(), ledger.created(), leaks);
        }
    }

    private void check(CheckSession session) {
        Attendance attendance = session.attendance();
        String late = "the run's deadline of " + plan.deadline().toSeconds() + " s passed";
        try (var listening = interruption.whenAsked(attendance::endAll);
                var alarm = new Alarm()
                        .then(plan.deadline(), () -> attendance.endAll(late))
                        .then(plan.deadline().plus(GRACE), () -> session.board().giveUp(late))) {
            new ChecksLauncher().execute(session, plan.checks());
        }
        session.board().giveUp(attendance.ended().orElse("it did not run"));
    }

    /** A run finishes the job of those that were killed before it. */
    private void sweepDeadRuns(Cloud cloud) {
        Reaper reaper = new Reaper(cloud, ledgers);
        if (!reaper.hasDeadRuns()) {
            return;
        }
        try {
            Reaper.Sweep sweep = reaper.sweep(Optional.empty(), ABANDONED, Deadline.in(CLEANUP));
            if (!sweep.removed().isEmpty()) {
                notices.add("removed " + sweep.removed().size() + " leftovers of runs that died");
            }
            sweep.leaks()
                    .forEach(leak -> notices.add("left by a run that died: " + leak.resource() + ": " + leak.reason()));
        } catch (CallFailed failed) {
            notices.add("cannot look for leftovers of runs that died: " + failed.getMessage());
        }
    }

    private RunHeader header() {
        return new RunHeader(
                Version.current(),
                plan.environment().name(),
                plan.environment().region(),
                upgrade(),
                plan.suite().name(),
                plan.cells(),
                run.value(),
                notices);
    }

    private RunResult result(
            Instant started, List<CheckResult> results, Optional<String> ended, int created, List<Leak> leaks) {
        Verdicts.Reasoned verdict = Verdicts.of(results, plan.cells(), leaks.size(), ended);
        if (interruption.asked().isPresent()) {
            verdict = new Verdicts.Reasoned(Verdict.INTERRUPTED, interruption.asked());
        }
        return new RunResult(
                run.value(),
                plan.environment().name(),
                plan.environment().region(),
                upgrade(),
                plan.suite().name(),
                started,
                Duration.between(started, Instant.now()),
                verdict.verdict(),
                verdict.reason(),
                results,
                created,
                leaks.stream()
                        .map(leak -> leak.resource() + ": " + leak.reason())
                        .toList(),
                notices,
                Again.command(plan, results));
    }

    private String upgrade() {
        String target = plan.environment().releases().target();
        return plan.environment()
                .releases()
                .source()
                .map(source -> source + " → " + target)
                .orElse(target);
    }

    private static List<CheckResult> sorted(List<CheckResult> results) {
        return results.stream()
                .sorted(Comparator.comparing(CheckResult::component).thenComparing(CheckResult::label))
                .toList();
    }
}
