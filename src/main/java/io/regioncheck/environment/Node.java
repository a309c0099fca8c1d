package io.regioncheck.environment;

import java.util.Set;

/**
 * A host of the region.
 *
 * @param name the host's name as nova and neutron spell it
 */
public record Node(String name, Set<Role> roles, SshAccess ssh) {

    public Node {
        roles = Set.copyOf(roles);
    }
}
