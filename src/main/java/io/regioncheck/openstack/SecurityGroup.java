package io.regioncheck.openstack;

/** A security group. */
public record SecurityGroup(String id, String name) {}
