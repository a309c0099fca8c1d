package io.regioncheck.openstack;

/** A floating address. */
public record FloatingAddress(String id, String address, String status) {}
