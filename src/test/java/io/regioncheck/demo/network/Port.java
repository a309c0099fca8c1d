package io.regioncheck.demo.network;

import java.util.List;

/**
 * A port.
 *
 * @param status {@code ACTIVE}, {@code DOWN}; {@code N/A} of those that only keep a floating address
 * @param owner such as {@code compute:nova}; empty while nobody uses it
 */
record Port(
        Label label,
        String networkId,
        String mac,
        List<Address> addresses,
        String status,
        boolean adminUp,
        String deviceId,
        String owner,
        List<String> groups,
        boolean portSecurity,
        Binding binding)
        implements Resource {

    static final String DHCP = "network:dhcp";
    static final String GATEWAY = "network:router_gateway";
    static final String INTERFACE = "network:router_interface";
    static final String FLOATING = "network:floatingip";

    /** An address of a subnet. */
    record Address(String subnetId, String address) {}

    /** Where a port is plugged in: {@code unbound}, {@code ovs}, {@code binding_failed}. */
    record Binding(String host, String type) {
        static final Binding NONE = new Binding("", "unbound");

        boolean works() {
            return type.equals("ovs");
        }
    }

    Port {
        addresses = List.copyOf(addresses);
        groups = List.copyOf(groups);
    }

    boolean isActive() {
        return status.equals("ACTIVE");
    }

    Port labelled(Label other) {
        return new Port(
                other, networkId, mac, addresses, status, adminUp, deviceId, owner, groups, portSecurity, binding);
    }

    Port being(String otherStatus) {
        return new Port(
                label.touched(),
                networkId,
                mac,
                addresses,
                otherStatus,
                adminUp,
                deviceId,
                owner,
                groups,
                portSecurity,
                binding);
    }

    /** Returns the same in the hands of a device; it is DOWN until the agent of the host has wired it. */
    Port usedBy(String device, String otherOwner, Binding where) {
        return new Port(
                label.touched(),
                networkId,
                mac,
                addresses,
                "DOWN",
                adminUp,
                device,
                otherOwner,
                groups,
                portSecurity,
                where);
    }

    Port guardedBy(List<String> otherGroups) {
        return new Port(
                label, networkId, mac, addresses, status, adminUp, deviceId, owner, otherGroups, portSecurity, binding);
    }
}
