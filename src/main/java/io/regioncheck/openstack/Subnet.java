package io.regioncheck.openstack;

/** An IPv4 subnet. */
public record Subnet(String id, String name, String networkId, String cidr, String gateway) {}
