package io.regioncheck.environment;

import java.net.URI;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How regioncheck was started, and with it what to type to start it again: by Maven in a checkout, or from a jar.
 *
 * @param jar where the jar is; empty if Maven started it
 */
public record Launch(Optional<Path> jar) {

    public static Launch ofThisProcess() {
        CodeSource source = Launch.class.getProtectionDomain().getCodeSource();
        return new Launch(Optional.ofNullable(source)
                .map(CodeSource::getLocation)
                .filter(code -> code.getPath().endsWith(".jar"))
                .map(code -> fromHere(Path.of(URI.create(code.toString())))));
    }

    /**
     * Returns what to type.
     *
     * @param command such as {@code clean}
     * @param options by name, in the order in which they are typed
     */
    public String command(String command, Map<String, String> options) {
        return jar.map(file -> "java -jar " + file + " " + command + typed(options, " --", " "))
                .orElseGet(() -> "mvn verify" + typed(options, " -D", "=")
                        + (command.equals("run") ? "" : " -Dcommand=" + command));
    }

    private static String typed(Map<String, String> options, String before, String between) {
        return options.entrySet().stream()
                .map(option -> before + option.getKey() + between + option.getValue())
                .collect(Collectors.joining());
    }

    private static Path fromHere(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return file.startsWith(here) ? here.relativize(file) : file;
    }
}
