package io.regioncheck.report;

import io.regioncheck.check.RunResult;
import io.regioncheck.environment.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes all that a run leaves to read. Thread-safe, for runs against different environments. */
public final class Reports {
    private final Path root;
    private final String version;

    /**
     * @param root the directory of all reports: those of a run go to {@code <root>/<environment>/<run>/}
     * @param version regioncheck's own
     */
    public Reports(Path root, String version) {
        this.root = root;
        this.version = version;
    }

    /**
     * Writes the reports of a run and points {@code latest} at them. What cannot be written does not keep the rest from being
     * written, and changes no verdict: it is told in the answer.
     *
     * @param secrets of the environment: none of them is in any file
     */
    public Written write(RunResult result, List<Secret> secrets) {
        RunResult safe = new Redacted(Redaction.of(secrets)).of(result);
        Path environment = root.resolve(safe.environment());
        Path run = environment.resolve(safe.run());
        List<String> troubles = new ArrayList<>();
        try {
            RunDirectory directory = RunDirectory.create(run);
            attempt("summary.json", troubles, () -> directory.json("summary.json", Summary.of(safe, version)));
        } catch (IOException failure) {
            troubles.add("cannot write to " + run + ": " + failure);
            return new Written(run, troubles);
        }
        Latest latest = new Latest(environment);
        Path shown = attempt("latest", troubles, () -> latest.pointTo(run)) ? latest.path() : run;
        return new Written(shown.resolve("summary.json"), troubles);
    }

    private static boolean attempt(String what, List<String> troubles, Writing writing) {
        try {
            writing.write();
            return true;
        } catch (IOException failure) {
            troubles.add("cannot write " + what + ": " + failure);
            return false;
        }
    }

    /** Something that is written. */
    private interface Writing {
        void write() throws IOException;
    }
}
