package io.regioncheck.environment;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Files that what a region shows is compared with: each was attached by a check as evidence, and kept. None need be there yet.
 *
 * @param aggregates the file {@code aggregates.json} of compute.aggregates
 * @param extensions the file {@code extensions.json} of network.extensions
 * @param flows the file {@code flows.json} of ovs.flows
 */
public record Baselines(Optional<Path> aggregates, Optional<Path> extensions, Optional<Path> flows) {

    /** Nothing is compared with. */
    public static final Baselines NONE = new Baselines(Optional.empty(), Optional.empty(), Optional.empty());
}
