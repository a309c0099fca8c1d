package io.regioncheck.openstack;

import java.time.Instant;
import java.util.Optional;

/** Something with an id and a name, as lists have it, and the time of its creation where the API tells it. */
public record Named(String id, String name, Optional<Instant> created) {}
