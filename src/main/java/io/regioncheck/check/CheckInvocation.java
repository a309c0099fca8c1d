package io.regioncheck.check;

import io.regioncheck.deadline.Deadline;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * One check in one cell: waits for what it leans on, gives it its region, judges it and posts the result. Only a check at work has a
 * place: those that wait for others have none, or they would keep the others from working.
 */
final class CheckInvocation implements BeforeEachCallback, ParameterResolver, InvocationInterceptor, AfterEachCallback {
    private final CheckSession session;
    private final CheckMethod check;
    private final Cell cell;
    private final Seat seat;
    private final Findings findings = new Findings();
    private final CallLog calls = new CallLog();
    private Instant started = Instant.now();
    private Optional<Region> region = Optional.empty();

    CheckInvocation(CheckSession session, CheckMethod check, Cell cell) {
        this.session = session;
        this.check = check;
        this.cell = cell;
        this.seat = new Seat(session.places());
    }

    @Override
    public <T> T interceptTestClassConstructor(
            Invocation<T> invocation, ReflectiveInvocationContext<Constructor<T>> constructor, ExtensionContext context)
            throws Throwable {
        try {
            return invocation.proceed();
        } catch (Throwable broken) {
            post(Board.unverified(check, cell, "an error of regioncheck itself: " + broken));
            throw broken;
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (cell.notApplicable().isPresent()) {
            skip(cell.notApplicable().get(), Optional.empty());
        }
        Optional<String> cause = Optional.empty();
        try (Attendance.Sitting waiting = session.attendance().enter()) {
            cause = session.board().brokenAmong(check, cell, check.after(cell), false);
            if (cause.isEmpty()) {
                gather();
                seat.take();
            }
        } catch (InterruptedException ended) {
            tell(Board.unverified(check, cell, session.attendance().ended().orElse("interrupted before it began")));
        }
        // what a run that ends leaves undone is nobody's fault
        session.attendance().ended().ifPresent(reason -> tell(Board.unverified(check, cell, reason)));
        if (cause.isPresent()) {
            skip(cause.get() + " did not pass", cause);
        }
        started = Instant.now();
        region = Optional.of(region());
        session.progress().checkStarts(check.label(cell));
    }

    /** Waits for the hosts before the check's own time begins, and before it takes a place: it has its answers at once then. */
    private void gather() {
        if (check.gathers().isEmpty()) {
            return;
        }
        try {
            var unused = session.gathering().gathered();
        } catch (CancellationException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private Region region() {
        var cloud = session.cloud().toldTo(calls);
        return new Region(
                session.environment(),
                cloud,
                session.shells(),
                session.gathering(),
                session.broker(),
                session.databases(),
                session.workshop().through(cloud),
                session.servers(),
                session.shared(),
                session.parameters().getOrDefault(check.id(), Parameters.NONE),
                Deadline.in(check.deadline()),
                session.board().othersThan(check, cell),
                this::does);
    }

    private void does(String doing) {
        if (!session.board().hasResult(check, cell)) {
            session.progress().checkDoing(check.label(cell), doing);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Region.class || type == Findings.class || type == Cell.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == Region.class) {
            return region.orElseThrow();
        }
        return type == Findings.class ? findings : cell;
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context) {
        Optional<Throwable> thrown = Optional.empty();
        Optional<String> ended;
        try (Attendance.Sitting sitting = session.attendance().enter()) {
            sitting.endAfter(check.deadline(), findings::end, this::leaveBehind);
            if (sitting.reason().isPresent()) {
                invocation.skip();
            } else {
                thrown = thrownBy(invocation);
            }
            ended = sitting.reason();
        }
        seat.leave();
        tell(conclude(thrown, ended));
    }

    private static Optional<Throwable> thrownBy(Invocation<Void> invocation) {
        try {
            invocation.proceed();
            return Optional.empty();
        } catch (Throwable trouble) {
            return Optional.of(trouble);
        }
    }

    private CheckResult conclude(Optional<Throwable> thrown, Optional<String> ended) {
        if (thrown.isEmpty()) {
            calls.judge(findings);
        }
        Judge.Judgement judgement = judge(thrown, ended);
        thrown.filter(trouble -> !Judge.isKnown(trouble))
                .ifPresent(mistake -> findings.attach(Evidence.stackTrace(mistake)));
        boolean mayBeExplained =
                judgement.outcome() == Outcome.FAILED || (judgement.outcome() == Outcome.UNVERIFIED && ended.isEmpty());
        Optional<String> cause = mayBeExplained ? explanation(judgement.outcome()) : Optional.empty();
        return cause.isEmpty()
                ? result(judgement, Optional.empty())
                : result(
                        new Judge.Judgement(
                                Outcome.SKIPPED, judgement.findings(), Optional.of(explained(judgement, cause.get()))),
                        cause);
    }

    private Judge.Judgement judge(Optional<Throwable> thrown, Optional<String> ended) {
        return new Judge(session.environment().waivers(), session.today()).judge(check.id(), findings, thrown, ended);
    }

    /**
     * A run that ends does not wait for explanations: what failed stays so. And what could not be found out explains no failure: that
     * would turn a region that is wrong into one that nobody knows of.
     */
    private Optional<String> explanation(Outcome outcome) {
        try (Attendance.Sitting waiting = session.attendance().enter()) {
            return session.board().brokenAmong(check, cell, check.explainedBy(cell), outcome == Outcome.FAILED);
        } catch (InterruptedException ended) {
            return Optional.empty();
        }
    }

    private static String explained(Judge.Judgement judgement, String cause) {
        return "it failed, as it must while " + cause + " does"
                + judgement.reason().map(reason -> ": " + reason).orElse("");
    }

    /** Called when the check does not end though it was interrupted: the run goes on without it. */
    private void leaveBehind(String reason) {
        seat.leave();
        post(result(
                judge(Optional.empty(), Optional.of(reason + ", and it did not stop when told to")), Optional.empty()));
    }

    private CheckResult result(Judge.Judgement judgement, Optional<String> cause) {
        return new CheckResult(
                check.id(),
                cell.name(),
                check.declared().title(),
                check.component(),
                judgement.outcome(),
                started,
                Duration.between(started, Instant.now()),
                judgement.findings(),
                findings.facts(),
                findings.figures(),
                Stream.concat(findings.evidence().stream(), calls.evidence().stream())
                        .toList(),
                judgement.reason(),
                cause);
    }

    private void skip(String reason, Optional<String> cause) {
        tell(result(new Judge.Judgement(Outcome.SKIPPED, List.of(), Optional.of(reason)), cause));
    }

    private void post(CheckResult result) {
        var unused = session.board().post(cell, result, session.progress()::checkEnds);
    }

    /** Posts a result, and tells Jupiter the same in its own words. */
    private void tell(CheckResult result) {
        post(result);
        switch (result.outcome()) {
            case PASSED, WARNED -> {}
            case SKIPPED -> throw new TestAbortedException(result.reason().orElse("skipped"));
            case FAILED -> throw new AssertionFailedError(result.label() + " failed");
            case UNVERIFIED -> throw new IllegalStateException(result.reason().orElse("unverified"));
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        seat.leave();
        if (!session.board().hasResult(check, cell)) {
            String reason = context.getExecutionException().map(String::valueOf).orElse("it ended without a result");
            post(Board.unverified(check, cell, "an error of regioncheck itself: " + reason));
        }
    }
}
