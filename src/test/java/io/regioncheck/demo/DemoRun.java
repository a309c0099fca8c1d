package io.regioncheck.demo;

import io.regioncheck.check.Parameters;
import io.regioncheck.check.Progress;
import io.regioncheck.check.RunResult;
import io.regioncheck.deadline.Deadline;
import io.regioncheck.deadline.Poll;
import io.regioncheck.demo.http.Caller;
import io.regioncheck.demo.identity.Account;
import io.regioncheck.demo.region.Tempo;
import io.regioncheck.environment.Environment;
import io.regioncheck.environment.Environments;
import io.regioncheck.run.CheckCatalogue;
import io.regioncheck.run.Interruption;
import io.regioncheck.run.Plan;
import io.regioncheck.run.Runs;
import io.regioncheck.run.Suite;
import io.regioncheck.run.Suites;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs a suite against a demo, as the command does, without its console. */
final class DemoRun {
    private static final Duration TO_GO = Duration.ofSeconds(10);

    private final DemoSettings settings;
    private final Path directory;

    /** What a run came to, and the names of what was really left in its regions. */
    record Outcome(List<RunResult> results, List<String> left) {}

    DemoRun(DemoSettings settings, Path directory) {
        this.settings = settings;
        this.directory = directory;
    }

    /** Runs the smoke suite on all regions of a demo of its own. */
    Outcome smoke() {
        return run("smoke", List.of());
    }

    /**
     * The broker's memory is watched as briefly as its check does by itself, whatever the suite says.
     *
     * @param checks ids or patterns; all of the suite if there are none
     */
    Outcome run(String suite, List<String> checks) {
        try (EmbeddedCloud cloud = EmbeddedCloud.start(settings, Tempo.BRISK);
                DemoEnvironments files = new DemoEnvironments(cloud, directory, settings.middleware())) {
            Environments written = new Environments(files.write("demo"));
            List<Environment> environments =
                    written.names().stream().map(written::load).toList();
            List<Plan> plans = environments.stream()
                    .map(one -> Plan.of(
                            one, brief(new Suites(Path.of("suites")).load(suite)), checks, CheckCatalogue.load()))
                    .toList();
            List<RunResult> results = new Runs(directory.resolve("reports"), plan -> Progress.NONE, new Interruption())
                    .execute(plans, (plan, result) -> {});
            return new Outcome(results, left(cloud));
        }
    }

    private static Suite brief(Suite suite) {
        Map<String, Parameters> parameters = new HashMap<>(suite.parameters());
        parameters.remove("rabbit.memory");
        return new Suite(
                suite.name(),
                suite.title(),
                suite.moment(),
                suite.checks(),
                suite.exclude(),
                parameters,
                suite.mutating(),
                suite.deadline());
    }

    static Caller admin(EmbeddedCloud cloud) {
        Account account = cloud.accounts().named("regioncheck");
        return new Caller(
                account.id(),
                account.name(),
                account.project().id(),
                account.project().name(),
                Set.of("admin", "member"));
    }

    /** What was told to go may take a moment. */
    private static List<String> left(EmbeddedCloud cloud) {
        Caller admin = admin(cloud);
        return Poll.every(Duration.ofMillis(100))
                .until(
                        Deadline.in(TO_GO),
                        () -> cloud.regions().stream()
                                .flatMap(region -> region.holdings().ours(admin).stream())
                                .toList(),
                        List::isEmpty);
    }
}
