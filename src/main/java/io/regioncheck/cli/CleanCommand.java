package io.regioncheck.cli;

import io.regioncheck.deadline.Deadline;
import io.regioncheck.environment.Durations;
import io.regioncheck.environment.Environment;
import io.regioncheck.ledger.Reaper;
import io.regioncheck.ledger.RunId;
import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.Cloud;
import io.regioncheck.run.Runs;
import io.regioncheck.run.UsageError;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Removes what runs that died left behind. */
@Command(
        name = "clean",
        description = {
            "Remove what runs that died left behind: by their ledgers, and by the run id in every name.",
            "Touches nothing of a run that lives, and nothing that no run created."
        })
final class CleanCommand implements Callable<Integer> {
    @Mixin
    private Places places = new Places();

    @Option(names = "--env", paramLabel = "NAME", split = ",", required = true, description = "Environments, or all.")
    private List<String> environments = List.of();

    @Option(names = "--run", paramLabel = "ID", description = "Only what this run created, whatever its age.")
    private Optional<String> run = Optional.empty();

    @Option(
            names = "--older-than",
            paramLabel = "TIME",
            defaultValue = "6h",
            description =
                    "How old something must be that carries the id of a run without a ledger here: it may live on another machine (default: ${DEFAULT-VALUE}).")
    private String olderThan = "6h";

    @Option(
            names = "--deadline",
            paramLabel = "TIME",
            defaultValue = "5m",
            description = "How long each environment may take (default: ${DEFAULT-VALUE}).")
    private String deadline = "5m";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Optional<RunId> only = run.map(CleanCommand::runId);
        Duration age = duration("--older-than", olderThan);
        Duration patience = duration("--deadline", deadline);
        int code = ExitCode.FINE;
        try (Chosen chosen = places.load(environments)) {
            for (Environment environment : chosen.environments()) {
                code = Math.max(code, clean(environment, only, age, Deadline.in(patience)));
            }
        }
        return code;
    }

    private int clean(Environment environment, Optional<RunId> only, Duration age, Deadline until) {
        PrintWriter out = spec.commandLine().getOut();
        try (Cloud cloud = Cloud.of(environment)) {
            Reaper reaper = new Reaper(cloud, Runs.ledgers(places.reports(), environment.name()));
            Reaper.Sweep sweep = reaper.sweep(only, age, until);
            sweep.removed().forEach(resource -> out.printf("%s: removed %s%n", environment.name(), resource));
            sweep.leaks()
                    .forEach(leak -> out.printf(
                            "%s: could not remove %s: %s%n", environment.name(), leak.resource(), leak.reason()));
            out.printf(
                    "%s: %d removed, %d left%n",
                    environment.name(), sweep.removed().size(), sweep.leaks().size());
            return sweep.leaks().isEmpty() ? ExitCode.FINE : ExitCode.LEFTOVERS;
        } catch (CallFailed failed) {
            out.printf("%s: cannot tell what is left: %s%n", environment.name(), failed.getMessage());
            return ExitCode.UNVERIFIED;
        } finally {
            out.flush();
        }
    }

    private static RunId runId(String text) {
        try {
            return new RunId(text);
        } catch (IllegalArgumentException wrong) {
            throw new UsageError("--run: " + wrong.getMessage());
        }
    }

    private static Duration duration(String option, String text) {
        return Durations.parse(text)
                .orElseThrow(() -> new UsageError(option + ": found " + text + ", allowed: " + Durations.ALLOWED));
    }
}
