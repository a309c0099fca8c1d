package io.regioncheck.checks.identity;

import io.regioncheck.check.Findings;
import io.regioncheck.checks.identity.BackendAnswers.Crossing;
import io.regioncheck.checks.identity.BackendAnswers.Issued;
import io.regioncheck.openstack.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether keystones take each other's tokens, and which of them is to blame where they do not. */
final class KeyJudge {
    private static final String BECAUSE =
            "whoever logged in at one and is sent to another is thrown out: behind the balancer that looks like chance";

    private final Findings findings;
    private final ClockJudge clocks;

    KeyJudge(Findings findings, ClockJudge clocks) {
        this.findings = findings;
        this.clocks = clocks;
    }

    /** Returns those whose word on tokens is worth nothing: they do not know their own. */
    List<String> judge(List<Issued> issued, List<Crossing> crossings) {
        List<String> all = issued.stream().map(Issued::backend).toList();
        List<Crossing> known = crossings.stream()
                .filter(crossing -> all.contains(crossing.issuer()) && all.contains(crossing.validator()))
                .toList();
        List<Crossing> own = known.stream()
                .filter(crossing -> crossing.isOwn() && crossing.refused().isPresent())
                .toList();
        List<String> forgetful = own.stream().map(Crossing::validator).toList();
        TokenKind kind =
                issued.isEmpty() ? TokenKind.ON_RECORD : issued.get(0).token().kind();
        own.forEach(crossing -> forgets(crossing, kind));
        List<String> sound =
                all.stream().filter(backend -> !forgetful.contains(backend)).toList();
        List<Crossing> refusals = known.stream()
                .filter(crossing -> !crossing.isOwn() && crossing.refused().isPresent())
                .filter(crossing -> sound.contains(crossing.issuer()) && sound.contains(crossing.validator()))
                .toList();
        if (refusals.isEmpty()) {
            confirm(sound, known, kind);
        } else {
            parted(sound, refusals, kind);
        }
        return forgetful;
    }

    private void confirm(List<String> sound, List<Crossing> known, TokenKind kind) {
        List<String> taken = known.stream()
                .filter(crossing ->
                        crossing.trouble().isEmpty() && crossing.refused().isEmpty())
                .filter(crossing -> sound.contains(crossing.issuer()) && sound.contains(crossing.validator()))
                .map(crossing -> crossing.issuer() + " at " + crossing.validator())
                .toList();
        if (taken.size() == sound.size() * sound.size() && !taken.isEmpty()) {
            findings.confirm("each of %s takes the %s tokens of all", String.join(", ", sound), kind);
        } else if (!taken.isEmpty()) {
            findings.confirm("%s tokens are good: %s", kind, String.join(", ", taken));
        }
    }

    private void forgets(Crossing crossing, TokenKind kind) {
        findings.report(crossing.validator())
                .observed(
                        "does not know a token that it has just issued: %s",
                        crossing.refused().orElse(""))
                .expected("its own token is good")
                .because("whoever the balancer sends there cannot do anything")
                .remedy(
                        "systemctl restart keystone   # apache2 where that serves it\n%s",
                        WhatToType.oneSet(kind, List.of(crossing.validator())));
    }

    private void parted(List<String> sound, List<Crossing> refusals, TokenKind kind) {
        Camps camps =
                Camps.of(sound, (one, other) -> refusals.stream().noneMatch(refusal -> isBetween(refusal, one, other)));
        Optional<List<String>> most = camps.majority();
        if (most.isEmpty()) {
            report(
                    camps.toString(),
                    "they disagree, and which is right cannot be told: " + list(refusals),
                    refusals,
                    sound,
                    kind);
        }
        for (String odd : most.isPresent() ? camps.odd() : List.<String>of()) {
            List<Crossing> its = refusals.stream()
                    .filter(refusal ->
                            refusal.issuer().equals(odd) || refusal.validator().equals(odd))
                    .toList();
            report(odd, words(odd, its), its, sound, kind);
        }
    }

    private static boolean isBetween(Crossing crossing, String one, String other) {
        return crossing.issuer().equals(one) && crossing.validator().equals(other)
                || crossing.issuer().equals(other) && crossing.validator().equals(one);
    }

    private void report(String subject, String observed, List<Crossing> refusals, List<String> all, TokenKind kind) {
        findings.report(subject)
                .observed("%s%s", observed, clocks.mayExplain(refusals))
                .expected("tokens of each are good at each")
                .because(BECAUSE)
                .remedy(WhatToType.oneSet(kind, all));
    }

    /** Which way tokens are refused tells whose keys are behind. */
    private static String words(String odd, List<Crossing> refusals) {
        List<String> refusedBy = refusals.stream()
                .filter(refusal -> refusal.issuer().equals(odd))
                .map(Crossing::validator)
                .toList();
        List<String> refuses = refusals.stream()
                .filter(refusal -> refusal.validator().equals(odd))
                .map(Crossing::issuer)
                .toList();
        String answer = refusals.stream()
                .flatMap(refusal -> refusal.refused().stream())
                .distinct()
                .collect(Collectors.joining(", "));
        List<String> parts = new ArrayList<>();
        if (!refusedBy.isEmpty()) {
            parts.add("its tokens are refused by " + String.join(", ", refusedBy));
        }
        if (!refuses.isEmpty()) {
            parts.add("it refuses those of " + String.join(", ", refuses));
        }
        String direction = refusedBy.isEmpty()
                ? "; it lacks their newest key"
                : refuses.isEmpty() ? "; they lack its newest key" : "; its keys are others";
        return String.join(" and ", parts) + " (" + answer + ")" + direction;
    }

    private static String list(List<Crossing> refusals) {
        return refusals.stream()
                .map(refusal -> "a token of " + refusal.issuer() + " is refused by " + refusal.validator() + " ("
                        + refusal.refused().orElse("") + ")")
                .collect(Collectors.joining("; "));
    }
}
