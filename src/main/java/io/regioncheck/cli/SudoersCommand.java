package io.regioncheck.cli;

import io.regioncheck.environment.Environment;
import io.regioncheck.environment.Role;
import io.regioncheck.node.Sudoers;
import io.regioncheck.run.UsageError;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the sudoers file for the hosts of an environment; asks nobody. */
@Command(
        name = "sudoers",
        description =
                "Print the sudoers file that lets regioncheck's user on the hosts run what it must as root, and nothing else.")
final class SudoersCommand implements Callable<Integer> {
    @Mixin
    private Places places = new Places();

    @Option(names = "--env", paramLabel = "NAME", split = ",", required = true, description = "Environments, or all.")
    private List<String> environments = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (Chosen regions = places.load(environments)) {
            Set<String> users = regions.environments().stream()
                    .flatMap(SudoersCommand::users)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (users.isEmpty()) {
                throw new UsageError("there is no host under nodes, of " + String.join(", ", environments));
            }
            List<String> bridges = regions.environments().stream()
                    .flatMap(region -> region.nodes().gather().bridges().stream())
                    .distinct()
                    .toList();
            PrintWriter out = spec.commandLine().getOut();
            out.print(Sudoers.text(users, bridges));
            out.flush();
        }
        return ExitCode.FINE;
    }

    private static Stream<String> users(Environment environment) {
        return environment.nodes().hosts().stream()
                .filter(node -> node.roles().stream().anyMatch(role -> role != Role.PROBE))
                .map(node -> node.ssh().user());
    }
}
