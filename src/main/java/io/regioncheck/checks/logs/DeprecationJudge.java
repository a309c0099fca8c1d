package io.regioncheck.checks.logs;

import io.regioncheck.check.Evidence;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.node.log.LogFile;
import io.regioncheck.release.Deprecation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what goes away. It warns and never fails a region: all of it still works. */
final class DeprecationJudge {
    private static final int MOST = 40;
    private static final int REASON = 300;

    private final Findings findings;
    private final String of;

    /** @param of the service whose warnings count, or all */
    DeprecationJudge(Findings findings, String of) {
        this.findings = findings;
        this.of = of;
    }

    void judge(LogSurvey survey) {
        List<DeprecationGroup> groups = survey.deprecations().stream()
                .filter(group -> of.equals(LogWindow.ALL) || LogFile.isOf(group.service(), of))
                .sorted(Comparator.comparing(DeprecationGroup::service)
                        .thenComparing(group -> group.deprecation().subject()))
                .toList();
        groups.stream().limit(MOST).forEach(this::report);
        if (groups.size() > MOST) {
            findings.report("other deprecations")
                    .warning()
                    .scope(Finding.SPARE)
                    .observed("%d more: deprecations.txt of this result has all", groups.size() - MOST)
                    .expected("none")
                    .because("each is gone in one of the next releases")
                    .remedy("read deprecations.txt");
        }
        findings.attach(Evidence.text(
                "deprecations.txt", groups.stream().map(DeprecationJudge::line).collect(Collectors.joining())));
        findings.confirm(
                "%d hosts, %d logs written to in this time: %d things that are deprecated",
                survey.hosts(), survey.logs(), groups.size());
    }

    private static String line(DeprecationGroup group) {
        return subject(group) + "\n  " + group.tally().words() + "\n  "
                + group.tally().example().record().message().replace("\n", " ") + "\n\n";
    }

    private static String subject(DeprecationGroup group) {
        return group.service() + ": " + LogWords.shortened(group.deprecation().subject());
    }

    private void report(DeprecationGroup group) {
        findings.report(subject(group))
                .warning()
                .scope(Finding.SPARE)
                .observed(
                        "%s, by %s: %s",
                        group.tally().words(),
                        String.join(", ", group.tally().programs()),
                        LogWords.cut(group.tally().example().record().message().replaceAll("\\s+", " "), REASON))
                .expected("%s", expected(group.deprecation()))
                .because("%s", because(group.deprecation()))
                .remedy(
                        "%s",
                        new DeprecationRemedies(group.service(), group.tally().programs()).of(group.deprecation()));
    }

    private static String expected(Deprecation deprecation) {
        if (deprecation instanceof Deprecation.Renamed renamed) {
            return "[" + renamed.newGroup() + "] " + renamed.newOption();
        }
        if (deprecation instanceof Deprecation.ForRemoval) {
            return "not set";
        }
        if (deprecation instanceof Deprecation.ClassPath path) {
            return "the name of its entry point in " + path.namespace();
        }
        if (deprecation instanceof Deprecation.Feature feature) {
            return feature.inFavorOf().orElse("not in use");
        }
        return "not in use";
    }

    private static String because(Deprecation deprecation) {
        if (deprecation instanceof Deprecation.Renamed) {
            return "the old name is read for some releases only, then the option is not set, without a word";
        }
        if (deprecation instanceof Deprecation.ForRemoval removal) {
            return removal.reason()
                    .map(reason -> "its authors say: " + LogWords.cut(reason, REASON))
                    .orElse("it is ignored in one of the next releases, without a word");
        }
        if (deprecation instanceof Deprecation.ClassPath path) {
            return "from " + release(path.removeIn()) + " on the service may not start with a class path there";
        }
        if (deprecation instanceof Deprecation.Feature feature) {
            return feature.removeIn()
                    .map(release -> "it may be gone from " + release(release) + " on")
                    .orElse("it may be gone in one of the next releases");
        }
        return "it may be gone in one of the next releases";
    }

    /** A library that does not know the name of a release yet writes its letter. */
    private static String release(String name) {
        Optional<String> known = name.length() == 1
                ? java.util.Arrays.stream(io.regioncheck.release.Release.values())
                        .map(Object::toString)
                        .filter(release -> release.regionMatches(true, 0, name, 0, 1))
                        .findFirst()
                : Optional.empty();
        return known.orElse(name);
    }
}
