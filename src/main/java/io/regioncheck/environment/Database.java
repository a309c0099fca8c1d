package io.regioncheck.environment;

/** The SQL server of the region, as {@code host} and {@code port}. */
public record Database(String host, int port, String username, Secret password) {}
