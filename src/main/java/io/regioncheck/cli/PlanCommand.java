package io.regioncheck.cli;

import io.regioncheck.check.Cell;
import io.regioncheck.check.PlannedCheck;
import io.regioncheck.environment.Environment;
import io.regioncheck.run.CheckCatalogue;
import io.regioncheck.run.Plan;
import io.regioncheck.run.Suite;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells what a run would call and create; calls and creates nothing. */
@Command(name = "plan", description = "Tell what a run would call and create. Calls nothing, creates nothing.")
final class PlanCommand implements Callable<Integer> {
    @Mixin
    private Places places = new Places();

    @Option(names = "--env", paramLabel = "NAME", split = ",", required = true, description = "Environments, or all.")
    private List<String> environments = List.of();

    @Option(names = "--suite", paramLabel = "NAME", defaultValue = "smoke", description = "Default: ${DEFAULT-VALUE}.")
    private String suite = "smoke";

    @Option(names = "--checks", paramLabel = "ID", split = ",", description = "Only these checks.")
    private List<String> only = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Suite chosen = places.suites().load(suite);
        CheckCatalogue catalogue = CheckCatalogue.load();
        PrintWriter out = spec.commandLine().getOut();
        try (Chosen regions = places.load(environments)) {
            regions.environments().forEach(region -> print(out, Plan.of(region, chosen, only, catalogue)));
        }
        out.flush();
        return ExitCode.FINE;
    }

    private static void print(PrintWriter out, Plan plan) {
        Environment environment = plan.environment();
        out.printf(
                "%s: region %s by %s as %s, project %s%n",
                environment.name(),
                environment.region(),
                environment.identity().authUrl(),
                environment.identity().username(),
                environment.identity().project());
        out.printf(
                "suite %s, at most %d s; %d servers and %d requests at once, %d requests a second%n",
                plan.suite().name(),
                plan.deadline().toSeconds(),
                environment.limits().serversAtOnce(),
                environment.limits().requestsAtOnce(),
                environment.limits().requestsPerSecond());
        environment.notices().forEach(notice -> out.println("note: " + notice));
        plan.checks().forEach(check -> print(out, check));
        out.println();
    }

    private static void print(PrintWriter out, PlannedCheck planned) {
        out.printf(
                "%n%s  %s%n", planned.check().id(), planned.check().declared().title());
        for (Cell cell : planned.cells()) {
            String name = cell.name().map(words -> "cell " + words).orElse("");
            cell.notApplicable()
                    .ifPresentOrElse(
                            reason -> out.printf("  %s skipped: %s%n", name, reason),
                            () -> cell.name().ifPresent(words -> out.printf("  %s%n", name)));
        }
        for (String line : planned.check().declared().asks()) {
            out.println("  asks     " + line);
        }
        for (String line : planned.check().declared().creates()) {
            out.println("  creates  " + line);
        }
    }
}
