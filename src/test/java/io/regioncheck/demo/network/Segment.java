package io.regioncheck.demo.network;

import java.util.Optional;

/**
 * What carries a network between hosts.
 *
 * @param number VLAN id or VNI
 */
record Segment(String type, Optional<String> physicalNetwork, Optional<Integer> number) {}
