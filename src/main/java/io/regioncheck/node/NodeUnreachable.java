package io.regioncheck.node;

import io.regioncheck.environment.Node;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A host that could not be asked: says which, how it was addressed, what happened and what to do. */
public final class NodeUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String node;
    private final transient List<Node> nodes;
    private final String happened;
    private final String advice;

    public NodeUnreachable(String node, String address, String happened, String advice) {
        this(node, List.of(), address, happened, advice, Optional.empty());
    }

    public NodeUnreachable(Node node, String happened, String advice, Throwable cause) {
        this(node.name(), List.of(node), Shells.address(node.ssh()), happened, advice, Optional.ofNullable(cause));
    }

    /** @param nodes the names that the environment has for the host */
    public NodeUnreachable(List<Node> nodes, String happened, String advice) {
        this(nodes.get(0).name(), nodes, Shells.address(nodes.get(0).ssh()), happened, advice, Optional.empty());
    }

    private NodeUnreachable(
            String node, List<Node> nodes, String address, String happened, String advice, Optional<Throwable> cause) {
        super(node + " (" + address + "): " + happened + "; " + advice, orNone(cause));
        this.node = node;
        this.nodes = List.copyOf(nodes);
        this.happened = happened;
        this.advice = advice;
    }

    private static @Nullable Throwable orNone(Optional<Throwable> cause) {
        return cause.orElse(null);
    }

    /** Returns the same of a host that the environment has under these names. */
    NodeUnreachable called(List<Node> names) {
        return called(names, happened);
    }

    /** Returns the same of a host that was asked twice. */
    NodeUnreachable twice(List<Node> names) {
        return called(names, happened + ", asked twice");
    }

    private NodeUnreachable called(List<Node> names, String what) {
        return new NodeUnreachable(
                names.get(0).name(), names, Shells.address(names.get(0).ssh()), what, advice, Optional.of(this));
    }

    /** Returns whether nothing came of it but that it took too long: a second time it might answer. */
    boolean isForTimeAlone() {
        Throwable cause = getCause();
        return cause instanceof TimeoutException
                || (cause instanceof NodeUnreachable before && before.isForTimeAlone());
    }

    /** Returns the name of the host. */
    public String node() {
        return node;
    }

    /** Returns what the environment has of it; empty if it has nothing. */
    public List<Node> nodes() {
        return nodes;
    }

    /** Returns what happened, such as "connection refused". */
    public String happened() {
        return happened;
    }

    /** Returns what to do. */
    public String advice() {
        return advice;
    }
}
