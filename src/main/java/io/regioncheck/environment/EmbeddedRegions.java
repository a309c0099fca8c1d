package io.regioncheck.environment;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Provides the regions of an environment that says {@code embedded: true}. Found by {@link java.util.ServiceLoader}: who has none on
 * the class path, as the jar, has no such region.
 */
public interface EmbeddedRegions extends AutoCloseable {
    /**
     * Starts them and waits until they answer.
     *
     * @param name the environment that asks for them
     */
    Described start(String name);

    /**
     * Regions that run.
     *
     * @param directory with one environment file for each of them
     * @param asked the options, by name, with which the command asks for the same regions again
     */
    record Described(Path directory, Map<String, String> asked) {
        public Described {
            asked = Collections.unmodifiableMap(new LinkedHashMap<>(asked));
        }
    }

    /** Ends them. */
    @Override
    void close();
}
