package io.regioncheck.demo.region;

import java.util.Set;

/**
 * A host of the region.
 *
 * @param zone the availability zone that it computes for; {@code nova} if it computes nothing
 */
public record DemoHost(String name, Set<Role> roles, String zone) {
    /** What a host is there for. */
    public enum Role {
        CONTROLLER,
        COMPUTE,
        NETWORK,
        DATABASE,
        BROKER,
        /** Stands outside the region and asks its floating addresses. */
        PROBE
    }

    public DemoHost {
        roles = Set.copyOf(roles);
    }

    /**
     * Returns what libvirt calls the host with a name: in full, where the name that daemons are registered by is short. Nova shows it as
     * {@code hypervisor_hostname}, logs it as node, and placement has its provider by it (nova/virt/libvirt/host.py: get_hostname).
     */
    public static String hypervisorOn(String name) {
        return name + ".region.example";
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
