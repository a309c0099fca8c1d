package io.regioncheck.environment;

import java.util.List;
import okhttp3.HttpUrl;

/**
 * How to get a project-scoped token.
 *
 * @param authUrl keystone's v3 root, such as {@code https://keystone.example:5000/v3}
 * @param endpointInterface which catalog interface we call: {@code public}, {@code internal} or {@code admin}
 * @param backends keystones behind the balancer, each addressed itself; empty when there is one
 * @param serviceUsers as whom the services log in; empty if the environment does not tell
 */
public record IdentityAccess(
        HttpUrl authUrl,
        String username,
        String userDomain,
        Secret password,
        String project,
        String projectDomain,
        String endpointInterface,
        List<HttpUrl> backends,
        List<ServiceUser> serviceUsers) {

    public IdentityAccess {
        backends = List.copyOf(backends);
        serviceUsers = List.copyOf(serviceUsers);
    }

    /** Returns what this run logs in with. */
    public Credentials credentials() {
        return new Credentials(username, userDomain, password, project, projectDomain);
    }
}
