package io.regioncheck.demo.host;

/** Where a host's sshd listens. */
public record Place(String host, String address, int port) {}
