package io.regioncheck.checks.logs;

import io.regioncheck.check.Findings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Says what errors mean. With a baseline, what is new and shows a traceback or is critical fails the region; a new error without either warns,
 * for services write ERROR of much that a user did wrong. Without one nobody can say what is new: everything warns, nothing fails, so that a
 * region which always had its errors is not called broken by an upgrade, and none is called clean either.
 */
final class ErrorJudge {
    /** More findings than these nobody reads; the rest is one, and a table. */
    private static final int MOST = 25;

    private static final int MORE_OFTEN = 10;
    private static final int REMARKABLE = 100;
    private static final String ONCE_MENDED =
            "   # once mended it stays until the window has passed it; a smaller minutes of logs.errors in the suite narrows that";

    private final Findings findings;
    private final KnownLines known;
    private final Optional<ErrorBaseline> baseline;
    private final long minutes;
    private final String of;

    /** What is known of a kind of error; what matters most comes first. */
    enum Standing {
        NEW,
        MORE_OFTEN,
        NOT_COMPARED,
        BEFORE,
        HARMLESS,
        OURS;

        boolean counts() {
            return compareTo(BEFORE) < 0;
        }
    }

    /** A kind of error, and what is known of it. */
    record Judged(ErrorCluster cluster, Standing standing, boolean fails) {}

    /**
     * @param minutes how far back the logs were read
     * @param of the service whose new errors fail the region, or all: while one is upgraded, its neighbours miss it for a moment and say so
     */
    ErrorJudge(Findings findings, KnownLines known, Optional<ErrorBaseline> baseline, long minutes, String of) {
        this.findings = findings;
        this.known = known;
        this.baseline = baseline;
        this.minutes = minutes;
        this.of = of;
    }

    /** Returns all kinds of errors, what matters most first, after saying what is to be said of them. */
    List<Judged> judge(LogSurvey survey) {
        List<Judged> judged = survey.errors().stream()
                .map(this::judge)
                .sorted(Comparator.comparing((Judged one) -> !one.fails())
                        .thenComparing(Judged::standing)
                        .thenComparing(one -> !one.cluster().isCritical())
                        .thenComparing(one -> !one.cluster().isGrave())
                        .thenComparing(one -> -one.cluster().tally().count())
                        .thenComparing(one -> one.cluster().signature().toString()))
                .toList();
        List<Judged> counting =
                judged.stream().filter(one -> one.standing().counts()).toList();
        counting.stream().limit(MOST).forEach(this::report);
        if (counting.size() > MOST) {
            reportRest(counting.subList(MOST, counting.size()));
        }
        confirm(survey, judged);
        return judged;
    }

    private Judged judge(ErrorCluster cluster) {
        Standing standing = standing(cluster);
        boolean theirs = of.equals(LogWindow.ALL) || cluster.isOf(of);
        return new Judged(cluster, standing, standing == Standing.NEW && cluster.isGrave() && theirs);
    }

    private Standing standing(ErrorCluster cluster) {
        if (known.isOurs(cluster)) {
            return Standing.OURS;
        }
        if (known.harmless(cluster).isPresent()) {
            return Standing.HARMLESS;
        }
        return baseline.map(before -> against(before, cluster)).orElse(Standing.NOT_COMPARED);
    }

    private Standing against(ErrorBaseline before, ErrorCluster cluster) {
        return before.of(cluster.signature())
                .map(kind -> isMoreOften(before, kind, cluster) ? Standing.MORE_OFTEN : Standing.BEFORE)
                .orElse(Standing.NEW);
    }

    private boolean isMoreOften(ErrorBaseline before, ErrorBaseline.Kind kind, ErrorCluster cluster) {
        long now = cluster.tally().count();
        // what began before the code came was counted from then on, and no rate is known of it
        return of.equals(LogWindow.ALL)
                && now >= REMARKABLE
                && now * before.minutes() >= MORE_OFTEN * kind.count() * minutes;
    }

    private void report(Judged one) {
        ErrorCluster cluster = one.cluster();
        Findings.Expectation finding = findings.report(
                        LogWords.shortened(cluster.signature().toString()))
                .scope(io.regioncheck.check.Finding.SPARE)
                .observed("%s; the last: %s", cluster.tally().words(), LogWords.said(cluster))
                .expected("%s", expected(one))
                .because("%s", because(cluster))
                .remedy("%s%s", LogWords.whereToLook(cluster.tally()), one.fails() ? ONCE_MENDED : "");
        if (!one.fails()) {
            finding.warning();
        }
    }

    private String expected(Judged one) {
        return switch (one.standing()) {
            case NEW ->
                "only errors that were there before: not in %s on %s"
                        .formatted(
                                baseline.orElseThrow().region(),
                                baseline.orElseThrow().taken());
            case MORE_OFTEN ->
                "as often as before: "
                        + baseline.orElseThrow()
                                .of(one.cluster().signature())
                                .orElseThrow()
                                .count()
                        + " in " + baseline.orElseThrow().minutes() + " minutes on "
                        + baseline.orElseThrow().taken() + ", now it is "
                        + one.cluster().tally().count() + " in " + minutes;
            default -> "no error, or one that is known: without a baseline nobody can say whether it is new";
        };
    }

    private static String because(ErrorCluster cluster) {
        if (cluster.isCritical()) {
            return "the program itself calls it critical: it stops, or cannot do what it is there for";
        }
        return cluster.isGrave()
                ? "the program met what it was not written for: the request or task that it was at is lost"
                : "the program says that something did not work";
    }

    private void reportRest(List<Judged> rest) {
        Findings.Expectation finding = findings.report("other errors")
                .scope(io.regioncheck.check.Finding.SPARE)
                .observed(
                        "%d more kinds, %d errors: errors.txt of this result has all",
                        rest.size(),
                        rest.stream()
                                .mapToLong(one -> one.cluster().tally().count())
                                .sum())
                .expected("no more than one can read")
                .because("each is something that did not work")
                .remedy("read errors.txt, what is new or has a traceback first");
        if (rest.stream().noneMatch(Judged::fails)) {
            finding.warning();
        }
    }

    private void confirm(LogSurvey survey, List<Judged> judged) {
        findings.confirm(
                "%d hosts, %d logs written to in the last %d minutes: %d errors of %d kinds",
                survey.hosts(),
                survey.logs(),
                minutes,
                judged.stream().mapToLong(one -> one.cluster().tally().count()).sum(),
                judged.size());
        baseline.ifPresent(before -> findings.confirm(
                "%d kinds as in %s on %s",
                judged.stream().filter(one -> one.standing() == Standing.BEFORE).count(),
                before.region(),
                before.taken()));
        long ours = sum(judged, Standing.OURS);
        if (ours > 0) {
            findings.confirm("%d errors from what regioncheck itself asked or created", ours);
        }
        var reasons = new TreeMap<String, Long>();
        judged.stream()
                .filter(one -> one.standing() == Standing.HARMLESS)
                .forEach(one -> reasons.merge(
                        known.harmless(one.cluster()).orElseThrow().reason(),
                        one.cluster().tally().count(),
                        Long::sum));
        reasons.forEach((reason, count) -> findings.confirm("%d known to do no harm: %s", count, reason));
    }

    private static long sum(List<Judged> judged, Standing standing) {
        return judged.stream()
                .filter(one -> one.standing() == standing)
                .mapToLong(one -> one.cluster().tally().count())
                .sum();
    }

    /** Returns what goes into a baseline: all but what is known without one. */
    static List<ErrorCluster> worthKeeping(List<Judged> judged) {
        List<ErrorCluster> kept = new ArrayList<>();
        judged.stream()
                .filter(one -> one.standing() != Standing.HARMLESS && one.standing() != Standing.OURS)
                .forEach(one -> kept.add(one.cluster()));
        return kept;
    }
}
