package io.regioncheck.openstack;

import java.util.Optional;

/** Nova's answer to a create. */
public record ServerCreated(String id, Optional<String> requestId) {}
