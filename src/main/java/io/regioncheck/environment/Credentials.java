package io.regioncheck.environment;

/** What keystone v3 wants of whoever asks for a project-scoped token. */
public record Credentials(String username, String userDomain, Secret password, String project, String projectDomain) {}
