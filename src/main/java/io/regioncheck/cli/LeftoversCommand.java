package io.regioncheck.cli;

import io.regioncheck.environment.Environment;
import io.regioncheck.ledger.Reaper;
import io.regioncheck.ledger.Resource;
import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.Cloud;
import io.regioncheck.run.Runs;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what runs left behind. */
@Command(
        name = "leftovers",
        description =
                "List what carries the id of a run and belongs to none that lives on this machine. Removes nothing.")
final class LeftoversCommand implements Callable<Integer> {
    @Mixin
    private Places places = new Places();

    @Option(names = "--env", paramLabel = "NAME", split = ",", required = true, description = "Environments, or all.")
    private List<String> environments = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        int code = ExitCode.FINE;
        try (Chosen chosen = places.load(environments)) {
            for (Environment environment : chosen.environments()) {
                code = Math.max(code, list(environment));
            }
        }
        return code;
    }

    private int list(Environment environment) {
        PrintWriter out = spec.commandLine().getOut();
        try (Cloud cloud = Cloud.of(environment)) {
            List<Resource> leftovers =
                    new Reaper(cloud, Runs.ledgers(places.reports(), environment.name())).leftovers();
            leftovers.forEach(resource -> out.printf("%s: %s%n", environment.name(), resource));
            out.printf("%s: %d left%n", environment.name(), leftovers.size());
            return leftovers.isEmpty() ? ExitCode.FINE : ExitCode.LEFTOVERS;
        } catch (CallFailed failed) {
            out.printf("%s: cannot tell what is left: %s%n", environment.name(), failed.getMessage());
            return ExitCode.UNVERIFIED;
        } finally {
            out.flush();
        }
    }
}
