package io.regioncheck.environment;

import java.util.Optional;
import java.util.Set;

/**
 * A host of the region.
 *
 * @param name the host's name as nova and neutron spell it
 * @param nova which nova it has, where the environment says so
 */
public record Node(String name, Set<Role> roles, SshAccess ssh, Optional<InstalledNova> nova) {

    public Node {
        roles = Set.copyOf(roles);
    }

    /** A host of which nobody has said which nova it has. */
    public Node(String name, Set<Role> roles, SshAccess ssh) {
        this(name, roles, ssh, Optional.empty());
    }

    /** An inventory often has short names where nova and neutron have whole ones, or the other way round. */
    public boolean isCalled(String host) {
        return name.equals(host)
                || (name.contains(".") != host.contains(".") && shortName(name).equals(shortName(host)));
    }

    private static String shortName(String host) {
        int dot = host.indexOf('.');
        return dot < 0 ? host : host.substring(0, dot);
    }
}
