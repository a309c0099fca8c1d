package io.regioncheck.cli;

import io.regioncheck.check.RunResult;
import io.regioncheck.check.Verdict;
import io.regioncheck.environment.Environment;
import io.regioncheck.environment.Secret;
import io.regioncheck.report.Console;
import io.regioncheck.report.Renderer;
import io.regioncheck.report.Reports;
import io.regioncheck.report.Terminal;
import io.regioncheck.report.Written;
import io.regioncheck.run.CheckCatalogue;
import io.regioncheck.run.Interruption;
import io.regioncheck.run.Plan;
import io.regioncheck.run.Runs;
import io.regioncheck.run.Suite;
import io.regioncheck.run.Version;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a suite against regions. */
@Command(name = "run", description = "Run the checks of a suite against one or more regions.")
final class RunCommand implements Callable<Integer> {
    /** The verdict of several regions is the worst of them, in this order. */
    private static final List<Verdict> WORST_FIRST = List.of(
            Verdict.INTERRUPTED, Verdict.UNHEALTHY, Verdict.UNVERIFIED, Verdict.HEALTHY_WITH_WARNINGS, Verdict.HEALTHY);

    @Mixin
    private Places places = new Places();

    @Option(
            names = "--env",
            paramLabel = "NAME",
            split = ",",
            required = true,
            description = "Environments to verify, with commas between them; all stands for every one.")
    private List<String> environments = List.of();

    @Option(
            names = "--suite",
            paramLabel = "NAME",
            defaultValue = "smoke",
            description = "The suite to run (default: ${DEFAULT-VALUE}).")
    private String suite = "smoke";

    @Option(
            names = "--checks",
            paramLabel = "ID",
            split = ",",
            arity = "0..1",
            description = "Run only these checks of all that there are: ids or patterns such as compute.*.")
    private List<String> only = List.of();

    @Override
    public Integer call() {
        try (Chosen regions = places.load(environments)) {
            return run(regions.environments());
        }
    }

    private int run(List<Environment> regions) {
        Suite chosen = places.suites().load(suite);
        CheckCatalogue catalogue = CheckCatalogue.load();
        List<String> patterns =
                only.stream().map(String::strip).filter(id -> !id.isEmpty()).toList();
        List<Plan> plans = regions.stream()
                .map(region -> Plan.of(region, chosen, patterns, catalogue))
                .toList();
        List<Secret> secrets =
                regions.stream().flatMap(region -> region.secrets().stream()).toList();
        try (Console console = Console.on(System.out, Terminal.detect(), secrets);
                Signals signals = Signals.watch()) {
            List<RunResult> results = execute(plans, console, signals.interruption());
            return worst(results).exitCode();
        }
    }

    private List<RunResult> execute(List<Plan> plans, Console console, Interruption interruption) {
        Reports reports = new Reports(places.reports(), Version.current(), Renderer.find());
        Runs runs = new Runs(
                places.reports(), plan -> console.watching(plan.environment().name(), plans.size() > 1), interruption);
        return runs.execute(plans, (plan, result) -> {
            Written written = reports.write(result, plan.environment().secrets());
            console.ended(result, written.report(), written.troubles());
        });
    }

    static Verdict worst(List<RunResult> results) {
        return results.stream()
                .map(RunResult::verdict)
                .min(Comparator.comparing(WORST_FIRST::indexOf))
                .orElse(Verdict.UNVERIFIED);
    }
}
