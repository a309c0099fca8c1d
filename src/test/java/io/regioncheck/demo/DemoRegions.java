package io.regioncheck.demo;

import io.regioncheck.demo.region.Tempo;
import io.regioncheck.environment.EmbeddedRegions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Starts the regions of {@code -Denv=demo}, as the properties {@code demo.*} want them. */
public final class DemoRegions implements EmbeddedRegions {
    private static final Path DIRECTORY = Path.of("target", "demo");

    private final List<Runnable> ends = new ArrayList<>();

    @Override
    public Path start(String name) {
        DemoSettings settings = DemoSettings.read(System.getProperties());
        CompletableFuture<Path> started = new CompletableFuture<>();
        // threads inherit it: none that serves the demo may keep the process from ending
        Thread starter = new Thread(() -> started.completeAsync(() -> describe(name, settings), Runnable::run), "demo");
        starter.setDaemon(true);
        starter.start();
        try {
            return started.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException known ? known : failure;
        }
    }

    private Path describe(String name, DemoSettings settings) {
        EmbeddedCloud cloud = EmbeddedCloud.start(settings, Tempo.BRISK);
        ends.add(cloud::close);
        DemoEnvironments environments = new DemoEnvironments(cloud, DIRECTORY.toAbsolutePath(), settings.middleware());
        ends.add(0, environments::close);
        return environments.write(name);
    }

    @Override
    public void close() {
        ends.forEach(Runnable::run);
        ends.clear();
    }
}
