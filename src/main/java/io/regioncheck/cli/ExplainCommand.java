package io.regioncheck.cli;

import io.regioncheck.check.Check;
import io.regioncheck.check.CheckMethod;
import io.regioncheck.check.Parameter;
import io.regioncheck.run.CheckCatalogue;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what a check asks, and why. */
@Command(name = "explain", description = "Tell what a check asks of a region, and why.")
final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CHECK", description = "The id of a check, such as compute.boot.")
    private String id = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CheckMethod method = CheckCatalogue.load().named(id);
        Check check = method.declared();
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%s (%s)%n%s%n%s%n", check.id(), method.component(), check.title(), check.why());
        section(out, "asks", List.of(check.asks()));
        section(out, "creates and deletes", List.of(check.creates()));
        section(out, "is skipped if this did not pass", List.of(check.after()));
        section(out, "if it fails, this explains it", List.of(check.explainedBy()));
        section(
                out,
                "parameters that a suite may set",
                method.parameters().stream().map(ExplainCommand::words).toList());
        out.printf("ends as unverified after %d s%n", check.deadlineSeconds());
        out.flush();
        return ExitCode.FINE;
    }

    private static String words(Parameter parameter) {
        String allowed = String.join(", ", parameter.allowed());
        return parameter.name() + ": " + parameter.means() + "; " + (allowed.isEmpty() ? "a whole number" : allowed)
                + "; " + parameter.otherwise() + " if it says nothing";
    }

    private static void section(PrintWriter out, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            out.println(title);
            lines.forEach(line -> out.println("  " + line));
        }
    }
}
