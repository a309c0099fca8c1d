package io.regioncheck.demo;

import io.regioncheck.check.Progress;
import io.regioncheck.check.RunResult;
import io.regioncheck.demo.region.Tempo;
import io.regioncheck.environment.Environment;
import io.regioncheck.environment.Environments;
import io.regioncheck.ledger.Reaper;
import io.regioncheck.ledger.Resource;
import io.regioncheck.openstack.Cloud;
import io.regioncheck.run.CheckCatalogue;
import io.regioncheck.run.Interruption;
import io.regioncheck.run.Plan;
import io.regioncheck.run.Runs;
import io.regioncheck.run.Suites;
import java.nio.file.Path;
import java.util.List;

/** Runs a suite against a demo, as the command does, without its console. */
final class DemoRun {
    private final DemoSettings settings;
    private final Path directory;

    /** What a run came to, and what was really left in its regions, looked for when the weather was fine again. */
    record Outcome(List<RunResult> results, List<Resource> left) {}

    DemoRun(DemoSettings settings, Path directory) {
        this.settings = settings;
        this.directory = directory;
    }

    /** Runs the smoke suite on all regions of a demo of its own. */
    Outcome smoke() {
        return run("smoke", List.of());
    }

    /** @param checks ids or patterns; all of the suite if there are none */
    Outcome run(String suite, List<String> checks) {
        try (EmbeddedCloud cloud = EmbeddedCloud.start(settings, Tempo.BRISK);
                DemoEnvironments files = new DemoEnvironments(cloud, directory, settings.middleware())) {
            Environments written = new Environments(files.write("demo"));
            List<Environment> environments =
                    written.names().stream().map(written::load).toList();
            List<Plan> plans = environments.stream()
                    .map(one -> Plan.of(one, new Suites(Path.of("suites")).load(suite), checks, CheckCatalogue.load()))
                    .toList();
            List<RunResult> results = new Runs(directory.resolve("reports"), plan -> Progress.NONE, new Interruption())
                    .execute(plans, (plan, result) -> {});
            cloud.calm();
            return new Outcome(results, settings.canBeLookedAt() ? left(environments) : List.of());
        }
    }

    /** Looks without any ledger: by the names of what is there. */
    private List<Resource> left(List<Environment> environments) {
        return environments.stream()
                .flatMap(one -> {
                    try (Cloud cloud = Cloud.of(one)) {
                        return new Reaper(cloud, directory.resolve("no-ledgers")).leftovers().stream();
                    }
                })
                .toList();
    }
}
