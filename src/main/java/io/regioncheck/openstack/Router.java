package io.regioncheck.openstack;

import java.util.Optional;

/** A router. */
public record Router(String id, String name, String status, Optional<String> externalAddress) {}
