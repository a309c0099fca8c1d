package io.regioncheck.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import io.regioncheck.environment.Credentials;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.HttpUrl;

/** Keystone. */
public final class Identity {
    /** What every keystone begins with, whatever it is called by now (keystone/conf/identity.py: default_domain_id). */
    private static final String FIRST_DOMAIN = "default";

    private final Rest rest;

    Identity(Rest rest) {
        this.rest = rest;
    }

    /** Gets a new token with the environment's password; the run's own token stays as it is. */
    public Token issue() {
        return rest.tokens().issue(rest);
    }

    /** Gets a new token for somebody else; its password gets there once at most. */
    public Token issueOnce(Credentials credentials) {
        return rest.tokens().issueOnce(rest, credentials);
    }

    /** Asks keystone what a token is worth. */
    public Token validate(Token token) {
        Ask ask = Ask.get("identity", rest.tokens().authUrl() + "/auth/tokens")
                .header(Ask.SUBJECT_TOKEN, token.id().reveal());
        return Tokens.read(token.id(), rest.send(ask).body().path("token"));
    }

    /** Returns one of the keystones behind the balancer. */
    public IdentityBackend backend(HttpUrl url) {
        return new IdentityBackend(rest, url);
    }

    /** Returns the id of the project that the run's token is scoped to. */
    public String projectId() {
        return rest.tokens().current(rest).projectId();
    }

    /** Returns a user of a domain; needs the role admin, as all that follows. */
    public Optional<User> user(String name, String domain) {
        return named("users", name, domain)
                .map(user -> new User(
                        Fields.text(user, "id"),
                        name,
                        user.path("enabled").asBoolean(true),
                        Fields.optionalInstant(user, "password_expires_at")
                                .filter(end -> end.isBefore(Instant.now()))));
    }

    /** Returns a project of a domain. */
    public Optional<Project> project(String name, String domain) {
        return named("projects", name, domain)
                .map(project -> new Project(
                        Fields.text(project, "id"),
                        name,
                        project.path("enabled").asBoolean(true)));
    }

    /** Returns the names of the roles that a user has in a project, be it by a group, from above, or implied by another role. */
    public Set<String> roles(User user, Project project) {
        Map<String, String> names = new HashMap<>();
        for (JsonNode role : list("/roles", "roles")) {
            names.put(role.path("id").asText(), role.path("name").asText());
        }
        Set<String> roles = new TreeSet<>();
        String asked = "/role_assignments?effective=1&user.id=" + user.id() + "&scope.project.id=" + project.id();
        for (JsonNode assignment : list(asked, "role_assignments")) {
            String id = assignment.at("/role/id").asText();
            roles.add(names.getOrDefault(id, id));
        }
        return roles;
    }

    private Optional<JsonNode> named(String plural, String name, String domain) {
        return domainId(domain).flatMap(id -> {
            String query = "?domain_id=" + encoded(id) + "&name=" + encoded(name);
            return list("/" + plural + query, plural).stream()
                    .filter(one -> one.path("name").asText().equalsIgnoreCase(name))
                    .findFirst();
        });
    }

    private Optional<String> domainId(String name) {
        if (name.equals("Default")) {
            return Optional.of(FIRST_DOMAIN);
        }
        return list("/domains?name=" + encoded(name), "domains").stream()
                .map(domain -> Fields.text(domain, "id"))
                .findFirst();
    }

    private List<JsonNode> list(String path, String name) {
        return rest.list("identity", rest.tokens().authUrl() + path, name);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
