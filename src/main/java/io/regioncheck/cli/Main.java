package io.regioncheck.cli;

import io.regioncheck.environment.FileInvalid;
import io.regioncheck.environment.Secret;
import io.regioncheck.report.Redaction;
import io.regioncheck.run.UsageError;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Verifies OpenStack regions after an upgrade. */
@Command(
        name = "regioncheck",
        description = "Verifies OpenStack regions after an upgrade.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = RunningVersion.class,
        subcommands = {
            RunCommand.class,
            ListCommand.class,
            ExplainCommand.class,
            PlanCommand.class,
            CleanCommand.class,
            LeftoversCommand.class,
            SudoersCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 healthy (also with warnings), 1 unhealthy, 2 unverified, 3 usage or environment error, 130 interrupted"
        })
public final class Main {
    /** Who calls wants to go on after a healthy run in the same JVM, as Maven does. */
    private static final String RETURN_WHEN_HEALTHY = "--return-when-healthy";

    // picocli fills it in
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.",
            scope = CommandLine.ScopeType.INHERIT)
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    private Main() {}

    public static void main(String[] arguments) {
        boolean inMaven = arguments.length > 0 && arguments[0].equals(RETURN_WHEN_HEALTHY);
        CommandLine line = commandLine();
        int code = line.execute(
                inMaven ? MavenArguments.said(line, Arrays.copyOfRange(arguments, 1, arguments.length)) : arguments);
        if (code != 0 || !inMaven) {
            System.exit(code);
        }
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((wrong, arguments) -> {
            wrong.getCommandLine().getErr().println(wrong.getMessage());
            wrong.getCommandLine().usage(wrong.getCommandLine().getErr());
            return ExitCode.USAGE;
        });
        line.setExecutionExceptionHandler((failure, executed, parsed) -> {
            if (failure instanceof UsageError || failure instanceof FileInvalid) {
                executed.getErr().println(failure.getMessage());
                return ExitCode.USAGE;
            }
            executed.getErr().println("regioncheck broke, which says nothing of the region:");
            executed.getErr().println(Redaction.of(secrets(executed)).mask(stackTrace(failure)));
            return ExitCode.UNVERIFIED;
        });
        return line;
    }

    /** Returns the secrets of the environments that the command has read so far. */
    private static List<Secret> secrets(CommandLine executed) {
        return executed.getCommandSpec().mixins().values().stream()
                .map(CommandLine.Model.CommandSpec::userObject)
                .filter(Places.class::isInstance)
                .flatMap(places -> ((Places) places).secrets().stream())
                .toList();
    }

    private static String stackTrace(Exception failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
