package io.regioncheck.openstack;

import java.util.Optional;

/** A network to create; type, physical network and segment only for a provider network. */
public record NetworkSpec(
        String name, Optional<String> type, Optional<String> physicalNetwork, Optional<Integer> segment) {}
