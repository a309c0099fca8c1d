package io.regioncheck.node;

import io.regioncheck.environment.Node;
import io.regioncheck.environment.SshAccess;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.client.session.forward.ExplicitPortForwardingTracker;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.util.net.SshdSocketAddress;

/** Opens connections: whom to believe, which key to show, through which jump host, and what to say when it does not work. */
final class Connections {
    private static final AttributeKey<SshAccess> ACCESS = new AttributeKey<>();

    private final SshClient client;
    private final Duration patience;
    private final Keys keys = new Keys(Agent.ofThisProcess());
    private final Map<Path, KnownHosts> knownHosts = new ConcurrentHashMap<>();
    private final Map<SshAccess, CompletableFuture<ClientSession>> jumpHosts = new HashMap<>();

    /** @param patience how long a host may take to accept a connection and to let us in */
    Connections(Duration patience) {
        this.patience = patience;
        client = SshClient.setUpDefaultClient();
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setAgentFactory(new Agent.Factory(this::agentOf));
        client.setServerKeyVerifier(this::isTrusted);
        client.addSessionListener(new PreferKnownKeys());
        chooseCheapCryptography();
        client.start();
    }

    /** Named one by one: with BouncyCastle present MINA's default list of exchanges begins with some that cost ten times as much. */
    private void chooseCheapCryptography() {
        client.setKeyExchangeFactories(NamedFactory.setUpTransformedFactories(
                true,
                List.of(BuiltinDHFactories.curve25519, BuiltinDHFactories.ecdhp256, BuiltinDHFactories.dhg14_256),
                ClientBuilder.DH2KEX));
        client.setCipherFactories(List.of(
                BuiltinCiphers.aes128gcm,
                BuiltinCiphers.aes128ctr,
                BuiltinCiphers.aes256gcm,
                BuiltinCiphers.aes256ctr,
                BuiltinCiphers.cc20p1305_openssh));
    }

    /** Opens a connection and waits for it. */
    ClientSession open(Node node) {
        CompletableFuture<ClientSession> opening = begin(node);
        try {
            return opening.get();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof NodeUnreachable unreachable
                    ? unreachable
                    : new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            opening.thenAccept(session -> session.close(true));
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while connecting to " + node.name());
        }
    }

    /**
     * Begins to open a connection. It may look a name up, so not on a thread that others wait for; it fails with nothing but
     * {@link NodeUnreachable}.
     */
    CompletableFuture<ClientSession> begin(Node node) {
        SshAccess access = node.ssh();
        try {
            List<KeyPair> shown = keys.of(access);
            return access.via()
                    .map(jump -> through(jump, node, shown))
                    .orElseGet(() -> login(node, shown, new InetSocketAddress(access.address(), access.port())));
        } catch (IOException failure) {
            return CompletableFuture.failedFuture(unreachable(
                    node, "cannot read the private key " + access.privateKey() + ": " + failure.getMessage(), failure));
        }
    }

    private CompletableFuture<ClientSession> login(Node node, List<KeyPair> shown, InetSocketAddress at) {
        AttributeRepository context = AttributeRepository.ofKeyValuePair(ACCESS, node.ssh());
        return new Login(client, node, shown, knownHosts(node.ssh())).begin(at, context, patience);
    }

    /** One connection to a jump host serves all hosts behind it; each has a tunnel in it, whose near end listens while it is opened. */
    private CompletableFuture<ClientSession> through(SshAccess jump, Node node, List<KeyPair> shown) {
        return jumpHost(jump)
                .handle((session, trouble) -> {
                    if (trouble != null) {
                        Throwable cause = trouble.getCause() == null ? trouble : trouble.getCause();
                        throw unreachable(node, "its jump host cannot be asked: " + cause.getMessage(), cause);
                    }
                    return session;
                })
                .thenCompose(session -> tunnel(session, node, shown));
    }

    private CompletableFuture<ClientSession> jumpHost(SshAccess jump) {
        synchronized (jumpHosts) {
            CompletableFuture<ClientSession> known = jumpHosts.get(jump);
            if (known != null && (!known.isDone() || isOpen(known))) {
                return known;
            }
            CompletableFuture<ClientSession> begun = begin(new Node(jump.address(), Set.of(), jump));
            jumpHosts.put(jump, begun);
            return begun;
        }
    }

    private static boolean isOpen(CompletableFuture<ClientSession> ended) {
        return !ended.isCompletedExceptionally() && ended.join().isOpen();
    }

    private CompletableFuture<ClientSession> tunnel(ClientSession jump, Node node, List<KeyPair> shown) {
        SshAccess access = node.ssh();
        try {
            ExplicitPortForwardingTracker near = jump.createLocalPortForwardingTracker(
                    new SshdSocketAddress("127.0.0.1", 0), new SshdSocketAddress(access.address(), access.port()));
            return login(node, shown, near.getBoundAddress().toInetSocketAddress())
                    .whenComplete((session, trouble) -> {
                        if (trouble == null) {
                            session.addCloseFutureListener(closed -> closeQuietly(near));
                        } else {
                            closeQuietly(near);
                        }
                    });
        } catch (IOException failure) {
            return CompletableFuture.failedFuture(unreachable(node, "no tunnel: " + failure.getMessage(), failure));
        }
    }

    private static void closeQuietly(ExplicitPortForwardingTracker near) {
        try {
            near.close();
        } catch (IOException gone) {
            // it ends with the connection to the jump host
        }
    }

    void close() throws IOException {
        client.close();
    }

    /** An interrupt that broke a wait is none of the host's doing. */
    static RuntimeException unreachable(Node node, String happened, Throwable cause) {
        if (cause instanceof InterruptedIOException || Thread.currentThread().isInterrupted()) {
            Thread.currentThread().interrupt();
            return new CancellationException("interrupted while connecting to " + node.name());
        }
        return new NodeUnreachable(node, happened, "try: " + Shells.tryByHand(node.ssh()), cause);
    }

    private KnownHosts knownHosts(SshAccess access) {
        return knownHosts.computeIfAbsent(KnownHosts.fileOf(access), KnownHosts::read);
    }

    private boolean isTrusted(ClientSession session, SocketAddress address, PublicKey key) {
        SshAccess access = accessOf(session).orElseThrow();
        return !access.verifyHostKey() || knownHosts(access).vouchFor(access, session, address, key);
    }

    private Optional<Agent> agentOf(Session session) {
        return accessOf(session)
                .flatMap(access ->
                        keys.agentFor(access).map(agent -> agent.showing(Keys.publicKeyBeside(access.privateKey()))));
    }

    private static Optional<SshAccess> accessOf(Session session) {
        return session instanceof ClientSession ours
                ? Optional.ofNullable(ours.getConnectionContext()).map(context -> context.getAttribute(ACCESS))
                : Optional.empty();
    }

    private final class PreferKnownKeys implements SessionListener {
        @Override
        public void sessionCreated(Session session) {
            if (session instanceof ClientSession ours) {
                accessOf(ours)
                        .filter(SshAccess::verifyHostKey)
                        .ifPresent(access -> knownHosts(access).preferIn(ours, access));
            }
        }
    }
}
