package io.regioncheck.demo.http;

/** What makes one service: its type in the catalog, what it answers, and how it words it. */
public record ServiceParts(String type, Routes routes, Dialect dialect) {}
