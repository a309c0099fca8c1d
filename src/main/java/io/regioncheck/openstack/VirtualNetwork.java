package io.regioncheck.openstack;

import java.util.Optional;

/** A neutron network; type and segment as far as our rights show them. */
public record VirtualNetwork(
        String id,
        String name,
        String status,
        Optional<String> type,
        Optional<String> physicalNetwork,
        Optional<Integer> segment,
        boolean external) {}
