package io.regioncheck.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The environments of a directory: one file each, {@code <name>.yaml}; examples are none. */
public final class Environments {
    private static final String SUFFIX = ".yaml";
    private static final String OTHER_SUFFIX = ".yml";
    /** A name is part of reports' directories and of command lines. */
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";

    private final Path directory;
    private final Surroundings surroundings;
    private final Optional<Map<String, String>> embedded;

    public Environments(Path directory) {
        this(directory, Surroundings.ofThisProcess());
    }

    Environments(Path directory, Surroundings surroundings) {
        this(directory, surroundings, Optional.empty());
    }

    private Environments(Path directory, Surroundings surroundings, Optional<Map<String, String>> embedded) {
        this.directory = directory;
        this.surroundings = surroundings;
        this.embedded = embedded;
    }

    /** Returns those of regions that live in this process. */
    public static Environments of(EmbeddedRegions.Described regions) {
        return new Environments(regions.directory(), Surroundings.ofThisProcess(), Optional.of(regions.asked()));
    }

    /** Returns the names of all environments, sorted; also of those that {@link #load} refuses, so that none is passed over. */
    public List<String> names() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .flatMap(name -> stem(name, SUFFIX).or(() -> stem(name, OTHER_SUFFIX)).stream())
                    .filter(name -> !name.endsWith(".example"))
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot list " + directory, failure);
        }
    }

    private static Optional<String> stem(String name, String suffix) {
        return Optional.of(name)
                .filter(file -> file.endsWith(suffix))
                .map(file -> file.substring(0, file.length() - suffix.length()));
    }

    /**
     * Returns whether the regions of an environment live in this process: {@code embedded: true}.
     *
     * @throws FileInvalid if its file says that and anything else
     */
    public boolean isEmbedded(String name) {
        Path file = directory.resolve(name + SUFFIX);
        if (!name.matches(NAME)
                || !Files.exists(file)
                || !YamlFile.parse(file).json().has("embedded")) {
            return false;
        }
        Reading.of(file, Environments.class, "embedded.schema.json", surroundings)
                .finish();
        return true;
    }

    /**
     * Returns whether an environment is verified only if it is named, and not as one of all: its regions live in this process, or its
     * file says {@code only-when-named: true}. What is wrong in a file is said when it is loaded.
     */
    public boolean isOnlyWhenNamed(String name) {
        try {
            return isEmbedded(name)
                    || YamlFile.parse(directory.resolve(name + SUFFIX))
                            .json()
                            .path("only-when-named")
                            .asBoolean();
        } catch (FileInvalid invalid) {
            return false;
        }
    }

    /** @throws FileInvalid with all that is wrong in the file */
    public Environment load(String name) {
        Path file = directory.resolve(name + SUFFIX);
        if (!name.matches(NAME)) {
            throw refused(file, "the name \"" + name + "\"", "letters, digits, dots, - and _", Optional.empty());
        }
        if (!Files.exists(file)) {
            throw missing(name, file);
        }
        Reading reading = Reading.of(file, Environments.class, "environment.schema.json", surroundings);
        return new EnvironmentReader(reading, embedded).read(name);
    }

    private FileInvalid missing(String name, Path file) {
        if (Files.exists(directory.resolve(name + OTHER_SUFFIX))) {
            return refused(file, "only " + name + OTHER_SUFFIX, "a file that ends in " + SUFFIX, Optional.empty());
        }
        List<String> names = names();
        String allowed = names.isEmpty() ? "a directory with environments" : String.join(", ", names);
        return refused(file, "no such file", allowed, Nearest.to(name, names));
    }

    private static FileInvalid refused(Path file, String found, String allowed, Optional<String> nearest) {
        return new FileInvalid(file, List.of(new Mistake(1, "", found, allowed, nearest)));
    }
}
