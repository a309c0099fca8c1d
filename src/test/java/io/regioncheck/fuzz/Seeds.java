package io.regioncheck.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Real texts: what hosts told, below src/test/resources/io/regioncheck. */
public final class Seeds {
    private static final Path RESOURCES = Path.of("src", "test", "resources", "io", "regioncheck");

    private Seeds() {}

    /** @param names of files, such as {@code node/ovs/zed-flows.txt} */
    public static List<String> of(String... names) {
        return Stream.of(names).map(name -> text(RESOURCES.resolve(name))).toList();
    }

    /** Returns all files below a directory whose names end so. */
    public static List<String> below(String directory, String ending) {
        try (Stream<Path> files = Files.walk(RESOURCES.resolve(directory))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .map(Seeds::text)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
