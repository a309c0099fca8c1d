package io.regioncheck.checks.identity;

import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.checks.identity.BackendAnswers.Crossing;
import io.regioncheck.checks.identity.BackendAnswers.Failed;
import io.regioncheck.checks.identity.BackendAnswers.Issued;
import io.regioncheck.environment.Environment;
import io.regioncheck.openstack.CallFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Judges what the keystones behind a balancer said. */
final class BackendJudge {
    private static final Set<CallFailed.Kind> SILENCE = Set.of(CallFailed.Kind.UNREACHABLE, CallFailed.Kind.TIMED_OUT);

    private final Environment environment;
    private final Findings findings;
    private final List<String> doubts = new ArrayList<>();

    BackendJudge(Environment environment, Findings findings) {
        this.environment = environment;
        this.findings = findings;
    }

    /** @throws CouldNotVerify if something could not be found out, after all that could */
    void judge(BackendAnswers answers, int skewSeconds) {
        List<Issued> issued = answers.issued();
        for (Issued one : issued) {
            double seconds = Duration.between(one.asked(), one.answered()).toMillis() / 1000.0;
            findings.figure(one.backend() + " seconds to issue", seconds, "s");
        }
        answers.failed().forEach(one -> failed(one, issued));
        Set<String> strangers = new HashSet<>(new BackendIdentity(environment, findings).judge(issued));
        List<Issued> same = issued.stream()
                .filter(one -> !strangers.contains(one.backend()))
                .toList();
        ClockJudge clocks = new ClockJudge(findings, same, Duration.ofSeconds(skewSeconds));
        clocks.judge();
        Set<String> useless = new HashSet<>(new KeyJudge(findings, clocks).judge(same, answers.crossings()));
        answers.crossings().stream()
                .filter(crossing -> !useless.contains(crossing.validator()))
                .forEach(this::doubt);
        if (issued.size() == 1) {
            findings.leftOut(
                    "tokens of one keystone at another", "only " + issued.get(0).backend() + " gave one");
        }
        if (!doubts.isEmpty()) {
            throw new CouldNotVerify(String.join("; ", doubts));
        }
    }

    private void doubt(Crossing crossing) {
        crossing.trouble()
                .ifPresent(trouble -> doubts.add("nobody knows whether " + crossing.validator() + " takes tokens of "
                        + crossing.issuer() + ": " + trouble.answered()));
    }

    private void failed(Failed one, List<Issued> issued) {
        CallFailed failure = one.failure();
        if (failure.kind() == CallFailed.Kind.UNTRUSTED) {
            doubts.add(
                    one.backend() + " was asked as "
                            + environment.identity().authUrl().host()
                            + " and is not trusted: " + failure.answered()
                            + "; list it as the balancer reaches it (http://…, if TLS ends there), or name its authority in tls.ca-file");
        } else if (SILENCE.contains(failure.kind()) && issued.isEmpty()) {
            doubts.add(
                    one.backend() + " is not reachable from here: " + failure.answered()
                            + "; the balancer has a keystone that answers: run this where it is let through, or mend identity.backends");
        } else if (failure.kind() == CallFailed.Kind.UNAUTHORIZED) {
            refusesUser(one);
        } else {
            down(one);
        }
    }

    private void refusesUser(Failed one) {
        findings.report(one.backend())
                .observed(
                        "does not know %s: %s",
                        environment.identity().username(), one.failure().answered())
                .expected("a token, as the balancer's keystone gives it")
                .because(
                        "it is the keystone of another cloud, or looks into another database: whoever the balancer sends there cannot log in")
                .remedy(BackendIdentity.whichDatabase());
    }

    private static String state(CallFailed.Kind kind) {
        return switch (kind) {
            case UNREACHABLE -> "is down";
            case TIMED_OUT -> "does not answer";
            default -> "issues no token";
        };
    }

    private void down(Failed one) {
        boolean silent = SILENCE.contains(one.failure().kind());
        findings.report(one.backend())
                .observed("%s: %s", state(one.failure().kind()), one.failure().answered())
                .expected("a token")
                .because(
                        silent
                                ? "the balancer hides it: the others carry its load, and one less may fail"
                                : "the balancer sends users there as long as its port is open")
                .remedy(WhatToType.start(environment, one.backend()));
    }
}
