package io.regioncheck.cli;

import io.regioncheck.environment.EmbeddedRegions;
import io.regioncheck.environment.Environment;
import io.regioncheck.environment.Environments;
import io.regioncheck.environment.FileInvalid;
import io.regioncheck.run.Suites;
import io.regioncheck.run.UsageError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
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
    List<Environment> load(List<String> names) {
        List<String> wanted = names.contains("all") ? real() : names;
        if (wanted.isEmpty()) {
            throw new UsageError("there is no environment in " + environments + "; see docs/environments.md");
        }
        List<Environment> loaded = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        for (String name : wanted.stream().distinct().toList()) {
            try {
                loaded.addAll(
                        environments().isEmbedded(name)
                                ? embedded(name)
                                : List.of(environments().load(name)));
            } catch (FileInvalid invalid) {
                mistakes.add(invalid.getMessage());
            }
        }
        if (!mistakes.isEmpty()) {
            throw new UsageError(String.join("\n", mistakes));
        }
        return loaded;
    }

    private List<String> real() {
        return environments().names().stream()
                .filter(name -> !looksEmbedded(name))
                .toList();
    }

    /** What is wrong in a file is said when it is loaded. */
    private boolean looksEmbedded(String name) {
        try {
            return environments().isEmbedded(name);
        } catch (FileInvalid invalid) {
            return false;
        }
    }

    private static List<Environment> embedded(String name) {
        Environments started = new Environments(ServiceLoader.load(EmbeddedRegions.class)
                .findFirst()
                .orElseThrow(() -> new UsageError("the regions of the environment " + name
                        + " are among the project's tests, and not in the jar: mvn verify -Denv=" + name))
                .start(name));
        return started.names().stream().map(started::load).toList();
    }
}
