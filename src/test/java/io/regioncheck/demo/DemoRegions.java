package io.regioncheck.demo;

import io.regioncheck.demo.region.Tempo;
import io.regioncheck.environment.EmbeddedRegions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Starts the regions of {@code -Denv=demo}, as the properties {@code demo.*} want them. */
public final class DemoRegions implements EmbeddedRegions {
    /** The name of the group that every thread of the demo is in. */
    public static final String THREADS = "demo";

    private static final Path DIRECTORY = Path.of("target", "demo");

    private final Started started = new Started();

    @Override
    public Described start(String name) {
        DemoSettings settings = DemoSettings.read(System.getProperties());
        CompletableFuture<Path> directory = new CompletableFuture<>();
        // threads inherit both: none that serves the demo may keep the process from ending
        Thread starter = new Thread(
                new ThreadGroup(THREADS),
                () -> directory.completeAsync(() -> describe(name, settings), Runnable::run),
                "demo");
        starter.setDaemon(true);
        starter.start();
        try {
            return new Described(directory.join(), asked(name));
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException known ? known : failure;
        }
    }

    /** Returns the options that ask for the same once more, by name. */
    private static Map<String, String> asked(String name) {
        Map<String, String> options = new LinkedHashMap<>(Map.of("env", name));
        new TreeSet<>(System.getProperties().stringPropertyNames())
                .stream()
                        .filter(key -> key.startsWith(DemoSettings.PREFIX))
                        .forEach(key -> options.put(key, System.getProperty(key)));
        return options;
    }

    private Path describe(String name, DemoSettings settings) {
        try {
            Path directory =
                    started.keep(RunDirectory.in(DIRECTORY.toAbsolutePath())).path();
            EmbeddedCloud cloud = started.keep(EmbeddedCloud.start(settings, Tempo.BRISK));
            return started.keep(new DemoEnvironments(cloud, directory, settings.middleware()))
                    .write(name);
        } catch (RuntimeException failure) {
            started.closeAfter(failure);
            throw failure;
        }
    }

    @Override
    public void close() {
        started.close();
    }
}
