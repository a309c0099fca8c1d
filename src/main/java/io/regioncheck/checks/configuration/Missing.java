package io.regioncheck.checks.configuration;

import io.regioncheck.release.Service;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Something that is not set and should be.
 *
 * @param options their names, as one reads them in a sentence
 * @param files all that are read
 * @param file the one to write it in
 * @param line what to write: {@code name = value}, several divided by {@code "; "}; capitals stand for what only the operator knows
 */
record Missing(
        Service service,
        String group,
        String options,
        String files,
        String file,
        String expected,
        String line,
        String why,
        boolean warning) {

    /** Returns what to type, or what to write where part of it is not known here. */
    String remedy() {
        String[] settings = line.split("; ");
        boolean known = Arrays.stream(settings).allMatch(setting -> setting.matches("\\w+ = [\\w:/.-]+"))
                && !line.matches(".*\\b(PASSWORD|HOST|NAME|CONTROLLER)\\b.*");
        return known
                ? Arrays.stream(settings)
                        .map(setting -> setting.split(" = ", 2))
                        .map(setting -> "crudini --set " + file + " " + group + " " + setting[0] + " " + setting[1])
                        .collect(Collectors.joining("; ", "", "; then restart what reads it"))
                : "write under [" + group + "] of " + file + ": " + line;
    }
}
