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
