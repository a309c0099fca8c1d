package io.regioncheck.environment;

import java.util.Optional;

/**
 * A way in which servers of this region are connected.
 *
 * @param name what the matrix cells are called, such as {@code vxlan}
 * @param type neutron's network type: {@code vlan}, {@code vxlan}, {@code gre}, {@code geneve} or {@code flat}
 * @param kind whether a project asks for it or an operator names the wire
 * @param physicalNetwork for provider networks of type vlan and flat
 * @param segment a fixed VLAN id or VNI; empty lets neutron choose
 * @param cidr IPv4 range of the subnet that is made in it
 */
public record NetworkMode(
        String name, String type, Kind kind, Optional<String> physicalNetwork, Optional<Integer> segment, String cidr) {

    public enum Kind {
        TENANT,
        PROVIDER
    }
}
