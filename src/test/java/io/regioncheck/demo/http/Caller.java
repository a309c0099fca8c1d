package io.regioncheck.demo.http;

import java.util.Set;

/** Whose token a request carries. */
public record Caller(String userId, String userName, String projectId, String projectName, Set<String> roles) {
    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean isAdmin() {
        return roles.contains("admin");
    }
}
