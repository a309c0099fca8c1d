package io.regioncheck.cli;

import io.regioncheck.environment.FileInvalid;
import io.regioncheck.run.UsageError;
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
            LeftoversCommand.class
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
        String[] rest = inMaven ? java.util.Arrays.copyOfRange(arguments, 1, arguments.length) : arguments;
        int code = commandLine().execute(rest);
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
            failure.printStackTrace(executed.getErr());
            return ExitCode.UNVERIFIED;
        });
        return line;
    }
}
