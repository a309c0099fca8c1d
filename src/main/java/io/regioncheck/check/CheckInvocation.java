package io.regioncheck.check;

import io.regioncheck.deadline.Deadline;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** One check in one cell: waits for what it leans on, gives it its region, judges it and posts the result. */
final class CheckInvocation implements BeforeEachCallback, ParameterResolver, InvocationInterceptor, AfterEachCallback {
    /** What a check gets beyond its deadline to end by itself, with its own words, before it is interrupted. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final CheckSession session;
    private final CheckMethod check;
    private final Cell cell;
    private final Findings findings = new Findings();
    private final CallLog calls = new CallLog();
    private Instant started = Instant.now();
    private Optional<Region> region = Optional.empty();

    CheckInvocation(CheckSession session, CheckMethod check, Cell cell) {
        this.session = session;
        this.check = check;
        this.cell = cell;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws InterruptedException {
        if (cell.notApplicable().isPresent()) {
            skip(cell.notApplicable().get(), Optional.empty());
        }
        Optional<String> cause = session.board().brokenAmong(check.after(cell));
        if (cause.isPresent()) {
            skip(cause.get() + " did not pass", cause);
        }
        session.places().acquire();
        started = Instant.now();
        region = Optional.of(region());
        session.progress().checkStarts(check.label(cell));
    }

    private Region region() {
        var cloud = session.cloud().toldTo(calls);
        return new Region(
                session.environment(),
                cloud,
                session.shells(),
                session.workshop().through(cloud),
                session.servers(),
                session.shared(),
                session.parameters().getOrDefault(check.id(), Parameters.NONE),
                Deadline.in(check.deadline()),
                doing -> session.progress().checkDoing(check.label(cell), doing));
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
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        Optional<Throwable> thrown = Optional.empty();
        Optional<String> ended;
        try (Attendance.Sitting sitting = session.attendance().enter()) {
            sitting.endAfter(check.deadline().plus(GRACE));
            try {
                invocation.proceed();
            } catch (Exception | AssertionError trouble) {
                thrown = Optional.of(trouble);
            }
            ended = sitting.reason();
        }
        tell(conclude(thrown, ended));
    }

    private CheckResult conclude(Optional<Throwable> thrown, Optional<String> ended) throws InterruptedException {
        Judge.Judgement judgement =
                new Judge(session.environment().waivers(), session.today()).judge(check.id(), findings, thrown, ended);
        calls.evidence().ifPresent(findings::attach);
        Outcome outcome = judgement.outcome();
        Optional<String> reason = judgement.reason();
        Optional<String> cause = Optional.empty();
        if (outcome == Outcome.FAILED || (outcome == Outcome.UNVERIFIED && ended.isEmpty())) {
            cause = session.board().brokenAmong(check.explainedBy(cell));
            if (cause.isPresent()) {
                outcome = Outcome.SKIPPED;
                reason = Optional.of("it failed, as it must while " + cause.get() + " does");
            }
        }
        return result(outcome, judgement, reason, cause);
    }

    private CheckResult result(
            Outcome outcome, Judge.Judgement judgement, Optional<String> reason, Optional<String> cause) {
        return new CheckResult(
                check.id(),
                cell.name(),
                check.declared().title(),
                check.component(),
                outcome,
                started,
                Duration.between(started, Instant.now()),
                judgement.findings(),
                findings.facts(),
                findings.figures(),
                findings.evidence(),
                reason,
                cause);
    }

    private void skip(String reason, Optional<String> cause) {
        tell(result(
                Outcome.SKIPPED,
                new Judge.Judgement(Outcome.SKIPPED, java.util.List.of(), Optional.empty()),
                Optional.of(reason),
                cause));
    }

    /** Posts a result, and tells Jupiter the same in its own words. */
    private void tell(CheckResult result) {
        session.board().post(cell, result);
        session.progress().checkEnds(result);
        switch (result.outcome()) {
            case PASSED, WARNED -> {}
            case SKIPPED -> throw new TestAbortedException(result.reason().orElse("skipped"));
            case FAILED -> throw new AssertionFailedError(result.label() + " failed");
            case UNVERIFIED -> throw new IllegalStateException(result.reason().orElse("unverified"));
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (region.isPresent()) {
            session.places().release();
        }
        if (!session.board().hasResult(check, cell)) {
            String reason = context.getExecutionException().map(String::valueOf).orElse("it ended without a result");
            CheckResult result = Board.unverified(check, cell, "an error of regioncheck itself: " + reason);
            session.board().post(cell, result);
            session.progress().checkEnds(result);
        }
    }
}
