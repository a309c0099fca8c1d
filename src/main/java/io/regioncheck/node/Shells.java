package io.regioncheck.node;

import io.regioncheck.environment.Nodes;
import java.time.Duration;

/** SSH to the hosts of the environment; one connection a host, opened when first needed. */
public final class Shells implements AutoCloseable {

    public Shells(Nodes nodes) {}

    /**
     * Runs a command on a host.
     *
     * @throws NodeUnreachable if the host cannot be asked: not known, refused, wrong host key, no answer in time
     */
    public Answer run(String node, NodeCommand command, Duration timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
