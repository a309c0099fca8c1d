package io.regioncheck.environment;

import java.util.List;
import java.util.Optional;

/** The hosts that may be asked over SSH; empty where there are none. */
public record Nodes(List<Node> hosts) {

    public Nodes {
        hosts = List.copyOf(hosts);
    }

    public Optional<Node> named(String name) {
        return hosts.stream().filter(node -> node.name().equals(name)).findFirst();
    }

    public List<Node> having(Role role) {
        return hosts.stream().filter(node -> node.roles().contains(role)).toList();
    }
}
