package io.regioncheck.node;

/** A host of which something is not known, and why: a check that wanted it cannot say that the host is well. */
public record Unread(String host, String why) {}
