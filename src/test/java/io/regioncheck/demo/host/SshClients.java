package io.regioncheck.demo.host;

import io.regioncheck.environment.Node;
import io.regioncheck.environment.Nodes;
import io.regioncheck.environment.Role;
import io.regioncheck.environment.SshAccess;
import io.regioncheck.node.Shells;
import java.util.Optional;
import java.util.Set;

/** The product's own client, pointed at the hosts. */
final class SshClients {
    private SshClients() {}

    static Shells shells(SshHosts ssh) {
        return new Shells(new Nodes(ssh.places().stream()
                .map(place -> node(ssh, place, place.user()))
                .toList()));
    }

    static Shells shells(SshHosts ssh, String user) {
        return new Shells(new Nodes(
                ssh.places().stream().map(place -> node(ssh, place, user)).toList()));
    }

    private static Node node(SshHosts ssh, Place place, String user) {
        SshAccess access = new SshAccess(
                place.address(), place.port(), user, ssh.privateKey(), Optional.of(ssh.knownHosts()), true);
        return new Node(place.host(), Set.of(Role.COMPUTE), access);
    }
}
