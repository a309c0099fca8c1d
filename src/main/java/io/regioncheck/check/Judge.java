package io.regioncheck.check;

import io.regioncheck.broker.BrokerFailed;
import io.regioncheck.database.DatabaseFailed;
import io.regioncheck.environment.Waiver;
import io.regioncheck.node.NodeUnreachable;
import io.regioncheck.openstack.CallFailed;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/** Turns what a check found or threw into an outcome. Nothing that went wrong becomes a pass here. */
final class Judge {
    private final List<Waiver> waivers;
    private final LocalDate today;

    Judge(List<Waiver> waivers, LocalDate today) {
        this.waivers = List.copyOf(waivers);
        this.today = today;
    }

    /** The outcome of a check, with the findings as waivers leave them and the reason if it was not verified. */
    record Judgement(Outcome outcome, List<Finding> findings, Optional<String> reason) {}

    Judgement judge(String check, Findings findings, Optional<Throwable> thrown, Optional<String> ended) {
        List<Finding> seen = Stream.concat(findings.all().stream(), thrown.flatMap(Judge::brokenService).stream())
                .map(finding -> waive(check, finding))
                .toList();
        Optional<String> doubt = thrown.map(trouble -> reason(trouble, ended)).or(() -> ended);
        if (has(seen, Severity.ERROR)) {
            return new Judgement(Outcome.FAILED, seen, doubt);
        }
        if (thrown.filter(NotApplicable.class::isInstance).isPresent()
                && ended.isEmpty()
                && !findings.comparedSomething()) {
            return new Judgement(Outcome.SKIPPED, seen, doubt);
        }
        if (doubt.isPresent()) {
            return new Judgement(Outcome.UNVERIFIED, seen, doubt);
        }
        if (!findings.comparedSomething()) {
            return new Judgement(Outcome.UNVERIFIED, seen, Optional.of("it compared nothing"));
        }
        boolean remarkable = has(seen, Severity.WARNING)
                || seen.stream().anyMatch(finding -> finding.waived().isPresent());
        return new Judgement(remarkable ? Outcome.WARNED : Outcome.PASSED, seen, Optional.empty());
    }

    private static String reason(Throwable thrown, Optional<String> ended) {
        if (ended.isPresent()) {
            return ended.get();
        }
        if (isKnown(thrown)) {
            return String.valueOf(thrown.getMessage());
        }
        return "an error of regioncheck itself: " + thrown;
    }

    /** Returns whether a check says by this that it could not find out; anything else is a mistake in its code. */
    static boolean isKnown(Throwable thrown) {
        return thrown instanceof CallFailed
                || thrown instanceof NodeUnreachable
                || thrown instanceof BrokerFailed
                || thrown instanceof DatabaseFailed
                || thrown instanceof NotApplicable
                || thrown instanceof CouldNotVerify
                || thrown instanceof CancellationException;
    }

    /** A service that answers 5xx is wrong, whatever the check wanted of it. */
    private static Optional<Finding> brokenService(Throwable thrown) {
        if (thrown instanceof DatabaseFailed failed && failed.kind() == DatabaseFailed.Kind.NOT_SERVING) {
            return Optional.of(brokenServer(failed));
        }
        return thrown instanceof CallFailed failed && failed.kind() == CallFailed.Kind.SERVER_ERROR
                ? Optional.of(brokenService(failed))
                : Optional.empty();
    }

    private static Finding brokenServer(DatabaseFailed failed) {
        return new Finding(
                Severity.ERROR,
                Optional.empty(),
                failed.asked(),
                failed.answered(),
                "an answer",
                "the server does no work for whoever asks it now: the services of the region get the same",
                failed.advice(),
                Optional.empty());
    }

    private static Finding brokenService(CallFailed failed) {
        return new Finding(
                Severity.ERROR,
                Optional.empty(),
                failed.asked(),
                failed.answered()
                        + failed.requestId().map(id -> " (" + id + ")").orElse(""),
                "an answer below 500",
                "the service answers this request with an error of its own: its users get the same",
                failed.requestId()
                        .map(id -> "grep -rF " + id + " /var/log on the controllers: the service logged why")
                        .orElse("look into the log of the service that answered"),
                Optional.empty());
    }

    private Finding waive(String check, Finding finding) {
        return waivers.stream()
                .filter(waiver ->
                        waiver.check().equals(check) && new Wildcard(waiver.subject()).fits(finding.subject()))
                .filter(waiver -> !today.isAfter(waiver.expires()))
                .findFirst()
                .map(waiver -> waived(finding, waiver))
                .orElse(finding);
    }

    private static Finding waived(Finding finding, Waiver waiver) {
        return new Finding(
                finding.severity(),
                finding.scope(),
                finding.subject(),
                finding.observed(),
                finding.expected(),
                finding.because(),
                finding.remedy(),
                Optional.of(waiver.reason() + " (until " + waiver.expires() + ")"));
    }

    private static boolean has(List<Finding> findings, Severity severity) {
        return findings.stream().anyMatch(finding -> finding.counts() && finding.severity() == severity);
    }
}
