package io.regioncheck.openstack;

import io.regioncheck.environment.Secret;
import java.time.Instant;
import java.util.List;

/** A project-scoped token. */
public record Token(
        Secret id,
        Instant issued,
        Instant expires,
        String userId,
        String projectId,
        List<String> roles,
        Catalog catalog) {

    public Token {
        roles = List.copyOf(roles);
    }

    /** Returns what makes it good. */
    public TokenKind kind() {
        return TokenKind.of(id);
    }
}
