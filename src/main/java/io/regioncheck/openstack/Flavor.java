package io.regioncheck.openstack;

/** A flavor; memory in MiB, disk in GiB. */
public record Flavor(String id, String name, int vcpus, int memory, int disk) {}
