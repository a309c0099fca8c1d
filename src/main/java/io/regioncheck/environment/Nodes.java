package io.regioncheck.environment;

import java.util.List;
import java.util.Optional;

/**
 * The hosts that may be asked over SSH; empty where there are none.
 *
 * @param gather how all of them are asked at once
 */
public record Nodes(List<Node> hosts, Gather gather) {

    public Nodes {
        hosts = List.copyOf(hosts);
    }

    /** Hosts that are asked in the usual way. */
    public Nodes(List<Node> hosts) {
        this(hosts, Gather.USUAL);
    }

    public Optional<Node> named(String name) {
        return hosts.stream().filter(node -> node.name().equals(name)).findFirst();
    }

    public List<Node> having(Role role) {
        return hosts.stream().filter(node -> node.roles().contains(role)).toList();
    }
}
