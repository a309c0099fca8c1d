package io.regioncheck.run;

import io.regioncheck.broker.MessageBroker;
import io.regioncheck.check.Attendance;
import io.regioncheck.check.Board;
import io.regioncheck.check.CheckResult;
import io.regioncheck.check.CheckSession;
import io.regioncheck.check.Patience;
import io.regioncheck.check.Progress;
import io.regioncheck.check.RunHeader;
import io.regioncheck.check.RunResult;
import io.regioncheck.check.Shared;
import io.regioncheck.database.Databases;
import io.regioncheck.environment.Environment;
import io.regioncheck.ledger.Ledger;
import io.regioncheck.ledger.RunId;
import io.regioncheck.ledger.Workshop;
import io.regioncheck.node.Gathering;
import io.regioncheck.node.Shells;
import io.regioncheck.openstack.Cloud;
import io.regioncheck.openstack.ServerWatch;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * One run against one region: checks, then cleanup, then a verdict. Always ends, with a result that leaves nothing unsaid: what
 * breaks on the way, here or there, costs no result that is there already, and is never taken for health.
 */
final class RegionRun {
    private static final Duration SERVER_POLL = Duration.ofSeconds(1);
    private static final Duration CLEANUP = Duration.ofMinutes(3);

    private final Plan plan;
    private final Path ledgers;
    private final Progress progress;
    private final Interruption interruption;
    private final Shared shared;
    private final Patience patience;
    private final Duration cleanup;
    private final RunId run = RunId.random();
    private final Board board;
    private final List<String> notices = new ArrayList<>();
    private final List<String> leaked = new ArrayList<>();
    private Optional<String> cutShort = Optional.empty();
    private int created;

    RegionRun(Plan plan, Path ledgers, Progress progress, Interruption interruption, Shared shared) {
        this(plan, ledgers, progress, interruption, shared, Patience.USUAL, CLEANUP);
    }

    RegionRun(
            Plan plan,
            Path ledgers,
            Progress progress,
            Interruption interruption,
            Shared shared,
            Patience patience,
            Duration cleanup) {
        this.plan = plan;
        this.ledgers = ledgers;
        this.progress = progress;
        this.interruption = interruption;
        this.shared = shared;
        this.patience = patience;
        this.cleanup = cleanup;
        this.board = new Board(plan.checks());
        notices.addAll(plan.environment().notices());
        if (!plan.only().isEmpty()) {
            notices.add("only " + String.join(", ", plan.only())
                    + " was asked for: nothing else of the suite was checked, not even what that presupposes");
        }
    }

    RunResult execute() {
        Instant started = Instant.now();
        try {
            progress.runStarts(header());
            checkAndCleanUp();
        } catch (RuntimeException | Error broken) {
            breaksOff(broken);
        }
        board.giveUp(cutShort.orElse("it did not run"));
        return result(started);
    }

    private void checkAndCleanUp() {
        Environment environment = plan.environment();
        try (Cloud cloud = Cloud.of(environment);
                Shells shells = new Shells(environment.nodes());
                Gathering gathering = shells.gathering(plan.gathers());
                MessageBroker broker = MessageBroker.of(environment);
                Databases databases = Databases.of(environment);
                Attendance attendance = new Attendance(patience);
                Ledger ledger = Ledger.open(ledgers, run, environment.name())) {
            Cleanup broom = new Cleanup(environment, ledgers, cleanup);
            notices.addAll(broom.ofDeadRuns(cloud, interruption));
            CheckSession session = new CheckSession(
                    environment,
                    cloud,
                    shells,
                    gathering,
                    broker,
                    databases,
                    new Workshop(cloud, ledger, environment.limits()),
                    new ServerWatch(cloud.compute(), run.prefix(), SERVER_POLL),
                    shared,
                    LocalDate.now(),
                    plan.suite().parameters(),
                    board,
                    progress,
                    attendance,
                    new Semaphore(environment.limits().requestsAtOnce(), true));
            check(session, ledger);
            created = ledger.created();
            broom.of(ledger).forEach(leak -> leaked.add(leak.resource() + ": " + leak.reason()));
        }
    }

    private void check(CheckSession session, Ledger ledger) {
        try {
            Checking.Ending ending = new Checking(plan, interruption, patience).check(session);
            cutShort = ending.cutShort();
            if (ending.leftBehind()) {
                ledger.keep();
                notices.add("a check did not stop when told to: the next run looks again for what it may have created");
            }
        } catch (RuntimeException | Error broken) {
            breaksOff(broken);
        }
    }

    private void breaksOff(Throwable broken) {
        String cause = Optional.ofNullable(broken.getCause())
                .map(deeper -> ": " + deeper)
                .orElse("");
        String words = (broken instanceof UncheckedIOException ? broken.getMessage() : broken.toString()) + cause;
        cutShort = cutShort.or(() -> Optional.of(words));
        notices.add("the run broke off: " + words);
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

    private RunResult result(Instant started) {
        List<CheckResult> results = sorted(board.results());
        Verdicts.Reasoned verdict = Verdicts.of(results, plan.cells(), leaked.size(), cutShort, interruption.asked());
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
                leaked,
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
