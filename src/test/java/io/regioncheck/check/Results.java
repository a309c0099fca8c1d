package io.regioncheck.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Results as tests want them. */
public final class Results {
    private Results() {}

    public static CheckResult of(String id, Outcome outcome) {
        return of(id, outcome, Optional.empty());
    }

    public static CheckResult skippedFor(String id, String rootCause) {
        return of(id, Outcome.SKIPPED, Optional.of(rootCause));
    }

    public static CheckResult with(String id, Outcome outcome, Finding... findings) {
        return make(id, outcome, List.of(findings), Optional.empty());
    }

    private static CheckResult of(String id, Outcome outcome, Optional<String> rootCause) {
        return make(id, outcome, List.of(), rootCause);
    }

    private static CheckResult make(String id, Outcome outcome, List<Finding> findings, Optional<String> rootCause) {
        return new CheckResult(
                id,
                Optional.empty(),
                "a title",
                Component.IDENTITY,
                outcome,
                Instant.EPOCH,
                Duration.ZERO,
                findings,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                rootCause);
    }
}
