package io.regioncheck.openstack;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A port of any project that neutron has bound on a host.
 *
 * @param adminUp whether its owner wants it up
 * @param filtered whether security groups are applied to it (port_security_enabled)
 * @param updated empty where the release or its configuration keeps no such times
 */
public record BoundPort(
        String id,
        String networkId,
        String status,
        boolean adminUp,
        boolean filtered,
        String owner,
        String device,
        String mac,
        String host,
        String bindingType,
        Optional<Instant> updated) {

    /** Bindings that an agent of Open vSwitch serves: portbindings.VIF_TYPE_OVS and VIF_TYPE_VHOST_USER in neutron-lib. */
    private static final Set<String> ON_OPEN_VSWITCH = Set.of("ovs", "vhostuser");

    /** Returns whether traffic should flow through it, by what neutron says. */
    public boolean isActive() {
        return adminUp && status.equals("ACTIVE");
    }

    /** Returns whether it is a server's that should be active and is not, by what neutron says. */
    public boolean isWaiting() {
        return isOfServer() && adminUp && !status.equals("ACTIVE");
    }

    public boolean isOnOpenVswitch() {
        return ON_OPEN_VSWITCH.contains(bindingType);
    }

    public boolean isOfServer() {
        return owner.startsWith("compute:");
    }
}
