package io.regioncheck.cli;

import io.regioncheck.environment.Environments;
import io.regioncheck.run.Suites;
import io.regioncheck.run.UsageError;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where the files are that every command reads. */
final class Places {
    @Option(
            names = "--environments",
            paramLabel = "DIR",
            defaultValue = "environments",
            description = "Where environments are described (default: ${DEFAULT-VALUE}).")
    private Path environments = Path.of("environments");

    @Option(
            names = "--suites",
            paramLabel = "DIR",
            defaultValue = "suites",
            description = "Where suites are described (default: ${DEFAULT-VALUE}).")
    private Path suites = Path.of("suites");

    @Option(
            names = "--reports",
            paramLabel = "DIR",
            defaultValue = "reports",
            description = "Where reports and ledgers are kept (default: ${DEFAULT-VALUE}).")
    private Path reports = Path.of("reports");

    Environments environments() {
        return new Environments(environments);
    }

    Suites suites() {
        return new Suites(suites);
    }

    Path reports() {
        return reports;
    }

    /**
     * Reads environments by name, {@code all} standing for every one but those whose regions live in this process.
     *
     * @throws UsageError with the mistakes of all files, if any of them has one
     */
    Chosen load(List<String> names) {
        return Chosen.of(environments(), names);
    }
}
