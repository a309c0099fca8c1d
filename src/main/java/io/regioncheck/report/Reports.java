package io.regioncheck.report;

import io.regioncheck.check.RunResult;
import io.regioncheck.deadline.Deadline;
import io.regioncheck.environment.Secret;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes all that a run leaves to read. Thread-safe, for runs against different environments. */
public final class Reports {
    private static final Duration RENDERING = Duration.ofSeconds(120);

    private final Path root;
    private final String version;
    private final Optional<Renderer> renderer;

    /**
     * @param root the directory of all reports: those of a run go to {@code <root>/<environment>/<run>/}
     * @param version regioncheck's own
     * @param renderer makes the HTML, see {@link Renderer#find()}
     */
    public Reports(Path root, String version, Optional<Renderer> renderer) {
        this.root = root;
        this.version = version;
        this.renderer = renderer;
    }

    /**
     * Writes the reports of a run and points {@code latest} at them. What cannot be written does not keep the rest from being
     * written, and changes no verdict: it is told in the answer.
     *
     * @param secrets of the environment: none of them is in any file
     */
    public Written write(RunResult result, List<Secret> secrets) {
        Redaction redaction = Redaction.of(secrets);
        RunResult safe = new Redacted(redaction).of(result);
        Path environment = root.resolve(safe.environment());
        Path run = environment.resolve(safe.run());
        Troubles troubles = new Troubles(redaction);
        troubles.attempt(
                "summary.json", () -> RunDirectory.create(run).json("summary.json", Summary.of(safe, version)));
        troubles.attempt(
                "summary.md", () -> RunDirectory.create(run).text("summary.md", SummaryMarkdown.of(safe, version)));
        troubles.attempt("junit.xml", () -> RunDirectory.create(run).text("junit.xml", JUnitXml.of(safe)));
        boolean results = troubles.attempt(
                AllureResults.DIRECTORY, () -> allureResults(safe, RunDirectory.create(run), troubles));
        boolean rendered = results && troubles.attempt("HTML report", () -> render(safe, run));
        Latest latest = new Latest(environment);
        Path shown = troubles.attempt("latest", () -> latest.pointTo(run)) ? latest.path() : run;
        Path page = shown.resolve(rendered ? AllureHtml.FILE : "summary.md");
        return new Written(Files.exists(page) ? page : shown, troubles.all());
    }

    private void allureResults(RunResult safe, RunDirectory directory, Troubles troubles) throws IOException {
        Path results = directory.path().resolve(AllureResults.DIRECTORY);
        long[] order = {1};
        troubles.attempt("trend of earlier runs", () -> {
            Trend trend = Trend.before(root.resolve(safe.environment()), directory.path());
            order[0] = trend.nextOrder();
            trend.copyTo(results);
        });
        new AllureResults(directory, safe, version).write(order[0]);
    }

    private void render(RunResult safe, Path run) throws IOException {
        Renderer found = renderer.orElseThrow(() -> new IOException(Renderer.MISSING));
        new AllureHtml(found, run, "regioncheck " + safe.environment()).render(Deadline.in(RENDERING));
    }

    /** What went wrong so far. */
    private static final class Troubles {
        private final Redaction redaction;
        private final List<String> lines = new ArrayList<>();

        private Troubles(Redaction redaction) {
            this.redaction = redaction;
        }

        /** Returns whether it was written. */
        boolean attempt(String what, Writing writing) {
            try {
                writing.write();
                return true;
            } catch (IOException | RuntimeException failure) {
                lines.add(redaction.mask("no " + what + ": " + words(failure)));
                return false;
            }
        }

        List<String> all() {
            return lines;
        }

        /** The message of many file failures is the file's name alone. */
        private static String words(Exception failure) {
            return failure instanceof FileSystemException || failure instanceof RuntimeException
                    ? failure.toString()
                    : Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
        }
    }

    /** Something that is written. */
    private interface Writing {
        void write() throws IOException;
    }
}
