package io.regioncheck.node;

import io.regioncheck.environment.Node;
import io.regioncheck.environment.Nodes;
import io.regioncheck.environment.SshAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

/** SSH to the hosts of the environment; one connection for each way to reach one, opened when first needed. */
public final class Shells implements AutoCloseable {
    /** Of a host that does not answer, or stops before it has let us in. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Nodes nodes;
    private final Connections connections;
    private final Map<SshAccess, Shell> shells = new ConcurrentHashMap<>();

    public Shells(Nodes nodes) {
        this(nodes, PATIENCE);
    }

    /** @param patience how long a host may be silent before it has let us in */
    Shells(Nodes nodes, Duration patience) {
        this(
                nodes,
                new Connections(
                        new Patience(patience, nodes.gather().hostDeadline()),
                        Agent.ofThisProcess(),
                        Connections.hearing()));
    }

    Shells(Nodes nodes, Connections connections) {
        this.nodes = nodes;
        this.connections = connections;
    }

    /**
     * Runs a command on a host.
     *
     * @throws NodeUnreachable if the host cannot be asked: not known, refused, wrong host key, no answer in time
     * @throws CancellationException if the thread is interrupted
     */
    public Answer run(String node, NodeCommand command, Duration timeout) {
        Node host = nodes.named(node)
                .orElseThrow(() -> new NodeUnreachable(
                        node, "no address", "the environment has no such node", "name it under nodes.hosts"));
        return shells.computeIfAbsent(host.ssh(), access -> new Shell(connections, host))
                .run(command, timeout);
    }

    /** Returns the one gathering of a run: all hosts, asked for these items. */
    public Gathering gathering(Set<Item> items) {
        return new Sweep(connections, nodes, items);
    }

    static String address(SshAccess access) {
        return access.user() + "@" + access.address() + ":" + access.port();
    }

    static String tryByHand(SshAccess access) {
        return "ssh -i " + access.privateKey() + " -p " + access.port() + " " + access.user() + "@" + access.address();
    }

    @Override
    public void close() {
        shells.values().forEach(Shell::close);
        try {
            connections.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot close the SSH client", failure);
        }
    }
}
