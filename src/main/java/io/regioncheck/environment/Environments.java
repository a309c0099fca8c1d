package io.regioncheck.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The environments of a directory: one file each, {@code <name>.yaml}; examples are none. */
public final class Environments {
    private static final String SUFFIX = ".yaml";

    private final Path directory;

    public Environments(Path directory) {
        this.directory = directory;
    }

    /** Returns the names of all environments, sorted. */
    public List<String> names() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX) && !name.endsWith(".example" + SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot list " + directory, failure);
        }
    }

    /** @throws FileInvalid with all that is wrong in the file */
    public Environment load(String name) {
        Path file = directory.resolve(name + SUFFIX);
        if (!Files.exists(file)) {
            throw new FileInvalid(
                    file,
                    List.of(new Mistake(1, "", "no such file", String.join(", ", names()), Nearest.to(name, names()))));
        }
        YamlFile yaml = YamlFile.read(file, Environments.class, "environment.schema.json");
        return new EnvironmentReader(new Reading(yaml)).read(name);
    }
}
