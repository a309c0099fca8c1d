package io.regioncheck.openstack;

/** A snapshot of a volume. */
public record Snapshot(String id, String name, String status, String volumeId) {}
