package io.regioncheck.node;

import io.regioncheck.environment.Node;
import io.regioncheck.environment.SshAccess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.client.session.forward.ExplicitPortForwardingTracker;
import org.apache.sshd.common.util.net.SshdSocketAddress;

/** One connection to each jump host serves all hosts behind it; each has a tunnel in it, whose near end listens while it is opened. */
final class JumpHosts {
    private final Function<Node, CompletableFuture<ClientSession>> opening;
    private final Map<SshAccess, CompletableFuture<ClientSession>> connections = new HashMap<>();

    /** @param opening opens a connection to a host */
    JumpHosts(Function<Node, CompletableFuture<ClientSession>> opening) {
        this.opening = opening;
    }

    /** Returns the connection to a jump host: the one that there is, or a new one. */
    CompletableFuture<ClientSession> connection(SshAccess jump) {
        synchronized (connections) {
            CompletableFuture<ClientSession> known = connections.get(jump);
            if (known != null && (!known.isDone() || isOpen(known))) {
                return known;
            }
            CompletableFuture<ClientSession> begun = opening.apply(new Node(jump.address(), Set.of(), jump));
            connections.put(jump, begun);
            return begun;
        }
    }

    private static boolean isOpen(CompletableFuture<ClientSession> ended) {
        return !ended.isCompletedExceptionally() && ended.join().isOpen();
    }

    /**
     * Opens a connection to a host behind a jump host.
     *
     * @param login logs in at the near end of its tunnel
     */
    CompletableFuture<ClientSession> through(
            SshAccess jump, Node node, Function<InetSocketAddress, CompletableFuture<ClientSession>> login) {
        return connection(jump)
                .handle((session, trouble) -> {
                    if (trouble != null) {
                        throw unreachable(node, trouble);
                    }
                    return session;
                })
                .thenCompose(session -> tunnel(session, node, login));
    }

    /** Returns what is to be said of a host whose jump host did not let us in. */
    static RuntimeException unreachable(Node node, Throwable trouble) {
        Throwable cause = trouble instanceof CompletionException
                ? Optional.ofNullable(trouble.getCause()).orElse(trouble)
                : trouble;
        return Connections.unreachable(node, "its jump host cannot be asked: " + cause.getMessage(), cause);
    }

    private static CompletableFuture<ClientSession> tunnel(
            ClientSession jump, Node node, Function<InetSocketAddress, CompletableFuture<ClientSession>> login) {
        SshAccess access = node.ssh();
        try {
            ExplicitPortForwardingTracker near = jump.createLocalPortForwardingTracker(
                    new SshdSocketAddress("127.0.0.1", 0), new SshdSocketAddress(access.address(), access.port()));
            return login.apply(near.getBoundAddress().toInetSocketAddress()).whenComplete((session, trouble) -> {
                if (trouble == null) {
                    session.addCloseFutureListener(closed -> closeQuietly(near));
                } else {
                    closeQuietly(near);
                }
            });
        } catch (IOException failure) {
            return CompletableFuture.failedFuture(
                    Connections.unreachable(node, "no tunnel: " + failure.getMessage(), failure));
        }
    }

    private static void closeQuietly(ExplicitPortForwardingTracker near) {
        try {
            near.close();
        } catch (IOException gone) {
            // it ends with the connection to the jump host
        }
    }
}
