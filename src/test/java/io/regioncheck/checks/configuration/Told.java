package io.regioncheck.checks.configuration;

import io.regioncheck.node.config.HostConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What a host would tell that has these files. */
final class Told {
    private Told() {}

    /** Files of a directory of test resources, as they would lie under /. */
    static String of(String directory) {
        Path root = resource(directory);
        StringBuilder out = new StringBuilder();
        Path running = root.resolve("running");
        try (Stream<Path> files = Files.walk(root.resolve("etc")).sorted()) {
            if (Files.exists(running)) {
                out.append(Files.readString(running));
            }
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.append(file("/" + root.relativize(file), Files.readString(file)));
            }
            return out.toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A file as the script tells it. */
    static String file(String path, String content) {
        StringBuilder out = new StringBuilder("=\t" + path + "\n");
        List<String> lines = content.lines().toList();
        int last = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isEmpty()) {
                last = i + 1;
            }
            if (!line.isBlank() && !line.startsWith("#") && !line.startsWith(";")) {
                out.append(i + 1).append('\t').append(line).append('\n');
            }
        }
        return out.append("$\t").append(last).append('\n').toString();
    }

    static HostConfig config(String told) {
        return HostConfig.parse(told, false);
    }

    static Path resource(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(Told.class.getResource(name), name).toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
