package io.regioncheck.environment;

import java.util.List;
import java.util.Optional;

/**
 * A user that a service logs in as, to check the tokens of its callers or to call another service.
 *
 * @param password what the services' configuration has; empty if the environment does not tell
 * @param roles that it must have in its project; empty if {@code admin} or {@code service}, either of them, will do
 * @param usedIn where its password stands, such as {@code nova.conf [neutron]}; empty if as the install guides have it
 */
public record ServiceUser(
        String name,
        String domain,
        String project,
        String projectDomain,
        Optional<Secret> password,
        List<String> roles,
        List<String> usedIn) {

    public ServiceUser {
        roles = List.copyOf(roles);
        usedIn = List.copyOf(usedIn);
    }

    /** Returns what it logs in with, if the environment has its password. */
    public Optional<Credentials> credentials() {
        return password.map(secret -> new Credentials(name, domain, secret, project, projectDomain));
    }
}
