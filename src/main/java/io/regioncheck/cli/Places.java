package io.regioncheck.cli;

import io.regioncheck.environment.Environments;
import io.regioncheck.environment.Secret;
import io.regioncheck.run.Suites;
import io.regioncheck.run.UsageError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    private final List<Secret> secrets = new ArrayList<>();

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
     * Reads environments by name, {@code all} standing for every one but those that want to be named; it says which.
     *
     * @throws UsageError with the mistakes of all files, if any of them has one
     */
    Chosen load(List<String> names) {
        Chosen chosen = Chosen.of(
                environments(),
                names,
                name -> spec.commandLine()
                        .getErr()
                        .println("all passes by " + name + ": it is verified only when named, -Denv=" + name));
        chosen.environments().forEach(environment -> secrets.addAll(environment.secrets()));
        return chosen;
    }

    /** Returns the secrets of all environments that were read. */
    List<Secret> secrets() {
        return List.copyOf(secrets);
    }
}
