package io.regioncheck.environment;

import java.nio.file.Path;

/**
 * Provides the regions of an environment that says {@code embedded: true}. Found by {@link java.util.ServiceLoader}: who has none on
 * the class path, as the jar, has no such region.
 */
public interface EmbeddedRegions extends AutoCloseable {
    /**
     * Starts them and waits until they answer.
     *
     * @param name the environment that asks for them
     * @return a directory with one environment file for each of them
     */
    Path start(String name);

    /** Ends them. */
    @Override
    void close();
}
