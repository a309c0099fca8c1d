package io.regioncheck.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

/** A small environment that is right, in a directory of its own, for tests that change one thing about it. */
record Sample(Path directory, String yaml, Map<String, String> variables) {
    static final String NAME = "sample";
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private static final String RIGHT = """
            region: RegionOne
            release:
              target: mitaka
            identity:
              auth-url: https://keystone.example:5000
              username: verifier
              project: verification
              password: {env: RC_PASSWORD}
            services: [identity, compute]
            zones: [nova]
            networks:
              - name: vxlan
                type: vxlan
                kind: tenant
                cidr: 10.177.1.0/24
            smoke:
              image: cirros
              flavor: m1.tiny
              markers:
                booted: 'up with (?<address>[0-9.]+)'
            """;

    static Sample in(Path directory) {
        return new Sample(directory, RIGHT, Map.of("RC_PASSWORD", "swordfish"));
    }

    Sample with(String more) {
        return new Sample(directory, yaml + more, variables);
    }

    Sample replacing(String part, String by) {
        if (!yaml.contains(part)) {
            throw new IllegalArgumentException("the sample has no " + part);
        }
        return new Sample(directory, yaml.replace(part, by), variables);
    }

    Sample withVariables(Map<String, String> others) {
        return new Sample(directory, yaml, others);
    }

    Sample withFile(String name, String content) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, content);
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The directory is home and working directory too. */
    Surroundings surroundings() {
        return new Surroundings(variables, directory, directory, TODAY);
    }

    Environment load() {
        withFile(NAME + ".yaml", yaml);
        return new Environments(directory, surroundings()).load(NAME);
    }
}
