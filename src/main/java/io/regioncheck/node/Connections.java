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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.util.threads.CloseableExecutorService;
import org.apache.sshd.common.util.threads.ThreadUtils;

/** Opens connections: whom to believe, which key to show, through which jump host, and what to say when it does not work. */
final class Connections {
    private static final AttributeKey<SshAccess> ACCESS = new AttributeKey<>();
    private static final AttributeKey<Login> LOGIN = new AttributeKey<>();

    private final SshClient client;
    private final CloseableExecutorService threads;
    private final Patience patience;
    private final Pace pace;
    private final Keys keys;
    private final Map<Path, KnownHosts> knownHosts = new ConcurrentHashMap<>();
    private final JumpHosts jumpHosts = new JumpHosts(host -> begin(host, new Progress()));

    /** @param threads those that hear the hosts; closed in the end */
    Connections(Patience patience, Optional<Agent> agent, CloseableExecutorService threads) {
        this.patience = patience;
        this.threads = threads;
        this.pace = new Pace(threads);
        this.keys = new Keys(agent);
        client = SshClient.setUpDefaultClient();
        client.setIoServiceFactoryFactory(new Transport.Factory(threads));
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setAgentFactory(new Agent.Factory(this::agentOf));
        client.setServerKeyVerifier(this::isTrusted);
        client.addSessionListener(new Beginning());
        chooseCheapCryptography();
        client.start();
    }

    /**
     * Named one by one: with BouncyCastle present MINA's default list of exchanges begins with some that cost ten times as much. P-256 comes
     * first because it is the one that costs a host least: OpenSSH has OpenSSL do it, and does curve25519 by portable code of its own
     * (smult_curve25519_ref.c of V_9_2_P1). A host that does not offer it is asked for the next.
     */
    private void chooseCheapCryptography() {
        client.setKeyExchangeFactories(NamedFactory.setUpTransformedFactories(
                true,
                List.of(BuiltinDHFactories.ecdhp256, BuiltinDHFactories.curve25519, BuiltinDHFactories.dhg14_256),
                ClientBuilder.DH2KEX));
        client.setCipherFactories(List.of(
                BuiltinCiphers.aes128gcm,
                BuiltinCiphers.aes128ctr,
                BuiltinCiphers.aes256gcm,
                BuiltinCiphers.aes256ctr,
                BuiltinCiphers.cc20p1305_openssh));
    }

    /** As many as work on what comes from hosts; none of them waits for one. */
    static CloseableExecutorService hearing() {
        return ThreadUtils.newFixedThreadPool("ssh", Runtime.getRuntime().availableProcessors() + 1);
    }

    Patience patience() {
        return patience;
    }

    /** Returns the clock by which logins are timed. */
    Pace pace() {
        return pace;
    }

    /** Opens a connection and waits for it. */
    ClientSession open(Node node) {
        CompletableFuture<ClientSession> opening = begin(node, new Progress());
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
     *
     * @param progress is told how it goes
     */
    CompletableFuture<ClientSession> begin(Node node, Progress progress) {
        SshAccess access = node.ssh();
        try {
            List<KeyPair> shown = keys.of(access);
            return access.via()
                    .map(jump -> jumpHosts.through(jump, node, near -> login(node, shown, near, progress)))
                    .orElseGet(
                            () -> login(node, shown, new InetSocketAddress(access.address(), access.port()), progress));
        } catch (IOException failure) {
            return CompletableFuture.failedFuture(unreachable(
                    node, "cannot read the private key " + access.privateKey() + ": " + failure.getMessage(), failure));
        }
    }

    private CompletableFuture<ClientSession> login(
            Node node, List<KeyPair> shown, InetSocketAddress at, Progress progress) {
        Login login = new Login(client, node, shown, knownHosts(node.ssh()), progress);
        AttributeRepository context = AttributeRepository.ofAttributesMap(Map.of(ACCESS, node.ssh(), LOGIN, login));
        return login.begin(at, context, patience, pace);
    }

    /** Returns the connection to a jump host. Like {@link #begin}, not on a thread that others wait for. */
    CompletableFuture<ClientSession> jumpHost(SshAccess jump) {
        return jumpHosts.connection(jump);
    }

    void close() throws IOException {
        client.close();
        threads.shutdownNow();
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

    /** What has to be in place before a host says the first word. */
    private final class Beginning implements SessionListener {
        @Override
        public void sessionCreated(Session session) {
            if (session instanceof ClientSession ours) {
                Optional.ofNullable(ours.getConnectionContext())
                        .map(context -> context.getAttribute(LOGIN))
                        .ifPresent(ours::addSessionListener);
                accessOf(ours)
                        .filter(SshAccess::verifyHostKey)
                        .ifPresent(access -> knownHosts(access).preferIn(ours, access));
            }
        }
    }
}
