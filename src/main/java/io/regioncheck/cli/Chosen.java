package io.regioncheck.cli;

import io.regioncheck.environment.EmbeddedRegions;
import io.regioncheck.environment.Environment;
import io.regioncheck.environment.Environments;
import io.regioncheck.environment.FileInvalid;
import io.regioncheck.run.UsageError;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/** The environments that a command is about, with the regions of those that live in this process: they end with it. */
final class Chosen implements AutoCloseable {
    private final Environments directory;
    private final List<Environment> environments = new ArrayList<>();
    private final List<EmbeddedRegions> started = new ArrayList<>();

    private Chosen(Environments directory) {
        this.directory = directory;
    }

    /**
     * @param passedBy is told of each environment that {@code all} does not stand for
     * @throws UsageError with the mistakes of all files, if any of them has one
     */
    static Chosen of(Environments directory, List<String> names, Consumer<String> passedBy) {
        Chosen chosen = new Chosen(directory);
        List<String> wanted = names.contains("all") ? all(directory, names, passedBy) : names;
        if (wanted.isEmpty()) {
            throw new UsageError("there is no environment to choose from; see docs/environments.md");
        }
        List<String> mistakes = new ArrayList<>();
        for (String name : wanted.stream().distinct().toList()) {
            try {
                chosen.add(name);
            } catch (FileInvalid invalid) {
                mistakes.add(invalid.getMessage());
            }
        }
        if (!mistakes.isEmpty()) {
            chosen.close();
            throw new UsageError(String.join("\n", mistakes));
        }
        return chosen;
    }

    /** Returns all that need not be named, and those that are named beside {@code all}. */
    private static List<String> all(Environments directory, List<String> names, Consumer<String> passedBy) {
        List<String> all = new ArrayList<>();
        for (String name : directory.names()) {
            if (names.contains(name) || !directory.isOnlyWhenNamed(name)) {
                all.add(name);
            } else {
                passedBy.accept(name);
            }
        }
        return all;
    }

    private void add(String name) {
        if (directory.isEmbedded(name)) {
            Environments embedded = Environments.of(start(name));
            embedded.names().forEach(one -> environments.add(embedded.load(one)));
        } else {
            environments.add(directory.load(name));
        }
    }

    private EmbeddedRegions.Described start(String name) {
        EmbeddedRegions regions = ServiceLoader.load(EmbeddedRegions.class)
                .findFirst()
                .orElseThrow(() -> new UsageError("the regions of the environment " + name
                        + " are among the project's tests, and not in the jar: mvn verify -Denv=" + name));
        started.add(regions);
        return regions.start(name);
    }

    List<Environment> environments() {
        return List.copyOf(environments);
    }

    @Override
    public void close() {
        started.forEach(EmbeddedRegions::close);
    }
}
