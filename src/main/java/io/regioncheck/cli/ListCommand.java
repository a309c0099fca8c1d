package io.regioncheck.cli;

import io.regioncheck.check.CheckMethod;
import io.regioncheck.run.CheckCatalogue;
import io.regioncheck.run.Suite;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists what there is. */
@Command(name = "list", description = "List environments, suites and checks.")
final class ListCommand implements Callable<Integer> {
    @Mixin
    private Places places = new Places();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.println("environments");
        places.environments().names().forEach(name -> out.printf("  %s%n", name));
        out.println("suites");
        for (String name : places.suites().names()) {
            Suite suite = places.suites().load(name);
            out.printf("  %-20s %s (%s)%n", name, suite.title(), suite.moment());
        }
        out.println("checks");
        for (CheckMethod check : CheckCatalogue.load().all()) {
            out.printf(
                    "  %-20s %s%s%n",
                    check.id(), check.declared().title(), check.creates() ? " [creates and deletes]" : "");
        }
        out.flush();
        return ExitCode.FINE;
    }
}
