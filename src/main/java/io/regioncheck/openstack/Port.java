package io.regioncheck.openstack;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A port.
 *
 * @param owner such as {@code compute:nova} or {@code network:dhcp}
 * @param bindingType {@code ovs}, {@code unbound}, {@code binding_failed}
 */
public record Port(
        String id,
        String name,
        String networkId,
        String status,
        String owner,
        String deviceId,
        String mac,
        List<String> addresses,
        Optional<String> host,
        Optional<String> bindingType) {

    /**
     * Owners of the ports by which a router is in a subnet, of a plain, a distributed and a highly available router:
     * ROUTER_INTERFACE_OWNERS in neutron-lib's constants.py (3.1), the same strings in neutron itself since Kilo. A router is not
     * deleted while it has one.
     */
    private static final Set<String> ROUTER_INTERFACES = Set.of(
            "network:router_interface",
            "network:router_interface_distributed",
            "network:ha_router_replicated_interface");
    /** Made and removed with the interface of a distributed router; no call of a client's unplugs it. */
    private static final String CENTRALIZED_SNAT = "network:router_centralized_snat";

    public Port {
        addresses = List.copyOf(addresses);
    }

    /** Returns whether a router is in a subnet by it: what is plugged in, and has to be unplugged before the router goes. */
    public boolean isRouterInterface() {
        return ROUTER_INTERFACES.contains(owner);
    }

    /** Returns whether it carries a router in a tenant's network: its interface, or the one beside it that translates addresses. */
    public boolean carriesRouter() {
        return isRouterInterface() || owner.equals(CENTRALIZED_SNAT);
    }
}
