package io.regioncheck.openstack;

/** A project that keystone knows. */
public record Project(String id, String name, boolean enabled) {}
