package io.regioncheck.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/** What the compute API of each release offers. */
public final class ComputeApi {
    private static final String FACTS = "compute-api.properties";

    /** nova/api/openstack/rest_api_version_history.rst, Mitaka: from here on a URL needs no project behind v2.1. */
    private static final Microversion WITHOUT_PROJECT = new Microversion(2, 18);

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

    /**
     * Returns how the URL of an endpoint ends, such as {@code /v2.1}, as keystone's catalog has it: with the place of the project where
     * the release needs one. Kilo's keystone knows it by this name only (keystone/catalog/core.py, format_url).
     */
    public String path(String release) {
        boolean withProject = newest(release)
                .filter(served -> served.compareTo(WITHOUT_PROJECT) < 0)
                .isPresent();
        return withProject ? "/v2.1/%(tenant_id)s" : "/v2.1";
    }
}
