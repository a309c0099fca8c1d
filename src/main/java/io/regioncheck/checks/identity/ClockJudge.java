package io.regioncheck.checks.identity;

import io.regioncheck.check.Findings;
import io.regioncheck.checks.identity.BackendAnswers.Crossing;
import io.regioncheck.checks.identity.BackendAnswers.Issued;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether the clocks of keystones agree, as far as the time shows that they wrote into their tokens. */
final class ClockJudge {
    /**
     * Old keystones that are further apart refuse tokens whatever their keys: cryptography before 1.3 refuses what was encrypted more than
     * 60 s in the future (fernet.py: _MAX_CLOCK_SKEW; pyca/cryptography pull request 2682).
     */
    private static final Duration TOO_FAR_FOR_KEYS = Duration.ofSeconds(60);

    private final Findings findings;
    private final Duration allowed;
    private final Map<String, Offset> offsets;
    private final Optional<Offset> middle;

    /**
     * How far a clock is ahead of ours, between these two: a token was issued between question and answer, and has the time in whole seconds.
     */
    private record Offset(String backend, Duration atLeast, Duration atMost) {
        static Offset of(Issued one) {
            Instant time = one.token().issued();
            return new Offset(
                    one.backend(),
                    Duration.between(one.answered(), time),
                    Duration.between(one.asked(), time.plusSeconds(1)));
        }

        /** Returns how far it is ahead of another beyond doubt, zero if that cannot be told. */
        Duration ahead(Offset other) {
            Duration sure = atLeast.minus(other.atMost);
            return sure.isNegative() ? Duration.ZERO : sure;
        }

        Duration apart(Offset other) {
            Duration ahead = ahead(other);
            return ahead.isZero() ? other.ahead(this) : ahead;
        }
    }

    ClockJudge(Findings findings, List<Issued> issued, Duration allowed) {
        this.findings = findings;
        this.allowed = allowed;
        this.offsets = issued.stream().map(Offset::of).collect(Collectors.toMap(Offset::backend, Function.identity()));
        List<Offset> sorted = offsets.values().stream()
                .sorted(Comparator.comparing(Offset::atLeast).thenComparing(Offset::backend))
                .toList();
        this.middle = sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() - 1) / 2));
    }

    void judge() {
        middle.ifPresent(reference -> offsets.values().stream()
                .filter(offset -> offset.apart(reference).compareTo(allowed) > 0)
                .sorted(Comparator.comparing(Offset::backend))
                .forEach(offset -> report(offset, reference)));
    }

    private void report(Offset offset, Offset reference) {
        boolean ahead = !offset.ahead(reference).isZero();
        findings.report(offset.backend())
                .warning()
                .observed(
                        "its clock is %d s %s that of %s",
                        offset.apart(reference).toSeconds(), ahead ? "ahead of" : "behind", reference.backend())
                .expected("clocks that agree within %d s", allowed.toSeconds())
                .because(
                        "tokens end and are revoked at other times at each keystone; from 60 s on old ones refuse each other's")
                .remedy(WhatToType.setClock(offset.backend()));
    }

    /** Returns words to add where clocks alone may be why tokens are refused. */
    String mayExplain(List<Crossing> refusals) {
        boolean mayBe = refusals.stream()
                .anyMatch(refusal -> offset(refusal.issuer())
                                .ahead(offset(refusal.validator()))
                                .compareTo(TOO_FAR_FOR_KEYS)
                        >= 0);
        return mayBe ? "; their clocks are more than a minute apart, which may be all: set them first" : "";
    }

    private Offset offset(String backend) {
        return Objects.requireNonNull(offsets.get(backend), backend);
    }
}
