package io.regioncheck.checks.configuration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** Options that differ from host to host by their nature: {@code per-host-options.txt}. */
record PerHostOptions(Set<String> names) {

    static PerHostOptions shipped() {
        try (InputStream in = PerHostOptions.class.getResourceAsStream("per-host-options.txt")) {
            if (in == null) {
                throw new IllegalStateException("this build lacks per-host-options.txt");
            }
            return new PerHostOptions(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read per-host-options.txt", failure);
        }
    }

    boolean has(String group, String name) {
        return names.contains("*/" + name) || names.contains(group + "/" + name);
    }
}
