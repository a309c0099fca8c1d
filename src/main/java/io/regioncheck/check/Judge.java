package io.regioncheck.check;

import io.regioncheck.environment.Waiver;
import io.regioncheck.openstack.CallFailed;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;

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
        List<Finding> seen = findings.all().stream().map(f -> waive(check, f)).toList();
        if (thrown.isPresent()) {
            return judge(check, seen, thrown.get(), ended);
        }
        if (has(seen, Severity.ERROR)) {
            return new Judgement(Outcome.FAILED, seen, Optional.empty());
        }
        if (!findings.comparedSomething()) {
            return new Judgement(Outcome.UNVERIFIED, seen, Optional.of("it compared nothing"));
        }
        boolean remarkable = has(seen, Severity.WARNING)
                || seen.stream().anyMatch(finding -> finding.waived().isPresent());
        return new Judgement(remarkable ? Outcome.WARNED : Outcome.PASSED, seen, Optional.empty());
    }

    private Judgement judge(String check, List<Finding> seen, Throwable thrown, Optional<String> ended) {
        if (thrown instanceof CallFailed failed && failed.kind() == CallFailed.Kind.SERVER_ERROR) {
            List<Finding> all = append(seen, waive(check, brokenService(failed)));
            return new Judgement(has(all, Severity.ERROR) ? Outcome.FAILED : Outcome.WARNED, all, Optional.empty());
        }
        Outcome outcome = has(seen, Severity.ERROR) ? Outcome.FAILED : Outcome.UNVERIFIED;
        return new Judgement(outcome, seen, Optional.of(reason(thrown, ended)));
    }

    private static String reason(Throwable thrown, Optional<String> ended) {
        if (ended.isPresent()) {
            return ended.get();
        }
        if (thrown instanceof CallFailed
                || thrown instanceof CancellationException
                || thrown instanceof CouldNotVerify) {
            return String.valueOf(thrown.getMessage());
        }
        return "an error of regioncheck itself: " + thrown;
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
                .filter(waiver -> waiver.check().equals(check) && covers(waiver.subject(), finding.subject()))
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

    private static boolean covers(String pattern, String subject) {
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
        return Pattern.matches(regex, subject);
    }

    private static boolean has(List<Finding> findings, Severity severity) {
        return findings.stream().anyMatch(finding -> finding.counts() && finding.severity() == severity);
    }

    private static List<Finding> append(List<Finding> findings, Finding last) {
        return java.util.stream.Stream.concat(findings.stream(), java.util.stream.Stream.of(last))
                .toList();
    }
}
