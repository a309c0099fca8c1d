package io.regioncheck.environment;

import java.util.Optional;

/**
 * Where the region comes from and where it goes.
 *
 * @param source the release before the upgrade, if there is an upgrade
 * @param target the release that the region must look like now, as a lower-case code name ({@code mitaka}, {@code zed})
 */
public record Releases(Optional<String> source, String target) {}
