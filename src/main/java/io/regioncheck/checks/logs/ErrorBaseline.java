package io.regioncheck.checks.logs;

import io.regioncheck.checks.baseline.BaselineFile;
import io.regioncheck.node.log.Signature;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The errors that a region's logs had, as they are kept in a file.
 *
 * @param region where they were taken
 * @param taken when
 * @param minutes how far back the logs were read
 * @param errors what they said, the most frequent first
 */
record ErrorBaseline(String region, String taken, long minutes, List<Kind> errors) {
    static final BaselineFile<ErrorBaseline> FILE = new BaselineFile<>(
            "errors.json", ErrorBaseline.class, "errors of logs", kept -> kept.errors() != null && kept.minutes() > 0);

    /**
     * One kind of error.
     *
     * @param text what is the same of all of them
     */
    record Kind(String program, String logger, String text, long count) {
        boolean is(Signature signature) {
            return program.equals(signature.program())
                    && logger.equals(signature.logger())
                    && text.equals(signature.text());
        }
    }

    static ErrorBaseline now(String region, long minutes, Collection<ErrorCluster> clusters) {
        return new ErrorBaseline(
                region,
                BaselineFile.now(),
                minutes,
                clusters.stream()
                        .map(cluster -> new Kind(
                                cluster.signature().program(),
                                cluster.signature().logger(),
                                cluster.signature().text(),
                                cluster.tally().count()))
                        .sorted(Comparator.comparing(Kind::count)
                                .reversed()
                                .thenComparing(Kind::program)
                                .thenComparing(Kind::text))
                        .toList());
    }

    Optional<Kind> of(Signature signature) {
        return errors.stream().filter(kind -> kind.is(signature)).findFirst();
    }
}
