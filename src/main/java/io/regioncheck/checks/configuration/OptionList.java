package io.regioncheck.checks.configuration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** Options that this build knows something of, by group and name. */
record OptionList(Set<String> names) {

    /** Those that differ from host to host by their nature. */
    static OptionList perHost() {
        return read("per-host-options.txt");
    }

    /** Those that name devices or go by the hardware: what most hosts have may not fit another. */
    static OptionList ofHardware() {
        return read("hardware-options.txt");
    }

    private static OptionList read(String resource) {
        try (InputStream in = OptionList.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("this build lacks " + resource);
            }
            return new OptionList(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + resource, failure);
        }
    }

    boolean has(String group, String name) {
        return names.contains("*/" + name) || names.contains(group + "/" + name);
    }
}
