package io.regioncheck.demo;

import io.regioncheck.check.Progress;
import io.regioncheck.check.RunResult;
import io.regioncheck.demo.region.Tempo;
import io.regioncheck.environment.Environments;
import io.regioncheck.run.CheckCatalogue;
import io.regioncheck.run.Interruption;
import io.regioncheck.run.Plan;
import io.regioncheck.run.Runs;
import io.regioncheck.run.Suites;
import java.nio.file.Path;
import java.util.List;

/** Runs a suite against a demo, as the command does, without its console. */
final class DemoRun {
    private DemoRun() {}

    /** Runs the smoke suite on all regions of a demo of its own; returns a result for each. */
    static List<RunResult> smoke(DemoSettings settings, Path directory) {
        return run(settings, directory, "smoke", List.of());
    }

    /** @param checks ids or patterns; all of the suite if there are none */
    static List<RunResult> run(DemoSettings settings, Path directory, String suite, List<String> checks) {
        try (EmbeddedCloud cloud = EmbeddedCloud.start(settings, Tempo.BRISK);
                DemoEnvironments files = new DemoEnvironments(cloud, directory)) {
            Environments environments = new Environments(files.write("demo"));
            List<Plan> plans = environments.names().stream()
                    .map(environments::load)
                    .map(one -> Plan.of(one, new Suites(Path.of("suites")).load(suite), checks, CheckCatalogue.load()))
                    .toList();
            return new Runs(directory.resolve("reports"), plan -> Progress.NONE, new Interruption())
                    .execute(plans, (plan, result) -> {});
        }
    }
}
