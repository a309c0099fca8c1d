package io.regioncheck.openstack;

/** Something with an id and a name, as lists have it. */
public record Named(String id, String name) {}
