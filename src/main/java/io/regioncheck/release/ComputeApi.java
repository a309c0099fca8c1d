package io.regioncheck.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/** What the compute API of each release offers. */
public final class ComputeApi {
    private static final String FACTS = "compute-api.properties";

    private final Properties newest;

    private ComputeApi(Properties newest) {
        this.newest = newest;
    }

    /** Reads the facts that come with this build. */
    public static ComputeApi facts() {
        Properties facts = new Properties();
        try (InputStream in = ComputeApi.class.getResourceAsStream(FACTS)) {
            if (in == null) {
                throw new IllegalStateException("this build lacks " + FACTS);
            }
            facts.load(in);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + FACTS, failure);
        }
        return new ComputeApi(facts);
    }

    /**
     * Returns the newest microversion that a release serves, such as {@code 2.93}; empty for a release without facts.
     *
     * @param release a lower-case code name, such as {@code zed}
     */
    public Optional<Microversion> newest(String release) {
        return Optional.ofNullable(newest.getProperty(release)).map(Microversion::parse);
    }
}
