package io.regioncheck.demo.host;

/**
 * Where a host's sshd listens.
 *
 * @param user who may log in; where hosts share a port, this says which of them is meant
 */
public record Place(String host, String address, int port, String user) {}
