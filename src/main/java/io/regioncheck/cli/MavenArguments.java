package io.regioncheck.cli;

import java.util.stream.Stream;
import picocli.CommandLine;

/** The arguments that the pom gives: a command, and every option that any of its commands takes, without a value if nobody said one. */
final class MavenArguments {
    private MavenArguments() {}

    /** Returns those that were said and that the command takes. */
    static String[] said(CommandLine line, String... given) {
        CommandLine command = line.getSubcommands().get(given[0]);
        if (command == null) {
            return given;
        }
        return Stream.of(given)
                .filter(argument -> !argument.startsWith("--") || takes(command, argument))
                .toArray(String[]::new);
    }

    private static boolean takes(CommandLine command, String argument) {
        int value = argument.indexOf('=') + 1;
        return value < argument.length()
                && command.getCommandSpec().findOption(argument.substring(0, value - 1)) != null;
    }
}
