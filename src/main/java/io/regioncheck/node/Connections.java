package io.regioncheck.node;

import io.regioncheck.environment.Node;
import io.regioncheck.environment.SshAccess;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.util.io.resource.PathResource;
import org.apache.sshd.common.util.security.SecurityUtils;

/** Opens connections: whom to believe, which key to show, and what to say when it does not work. */
final class Connections {
    private static final AttributeKey<SshAccess> ACCESS = new AttributeKey<>();

    private final SshClient client;
    private final Duration patience;

    Connections(Duration patience) {
        this.patience = patience;
        client = SshClient.setUpDefaultClient();
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setServerKeyVerifier(Connections::isTrusted);
        client.addSessionListener(new PreferKnownKeys());
        // named one by one: with BouncyCastle present the default list begins with exchanges that cost ten times as
        // much
        client.setKeyExchangeFactories(NamedFactory.setUpTransformedFactories(
                true,
                List.of(BuiltinDHFactories.curve25519, BuiltinDHFactories.ecdhp256, BuiltinDHFactories.dhg14_256),
                ClientBuilder.DH2KEX));
        client.start();
    }

    ClientSession open(Node node) {
        SshAccess access = node.ssh();
        Iterable<KeyPair> keys = keys(node);
        ClientSession session = connect(node);
        try {
            session.setKeyIdentityProvider(KeyIdentityProvider.wrapKeyPairs(keys));
            session.auth().verify(patience);
            return session;
        } catch (IOException failure) {
            session.close(true);
            throw unreachable(node, whyNoLogin(access, failure), failure);
        }
    }

    void close() throws IOException {
        client.close();
    }

    /** Returns the private key of a file; it must not need a passphrase: nobody is there to type it. */
    private static Iterable<KeyPair> keys(Node node) {
        Path file = node.ssh().privateKey();
        try (InputStream in = Files.newInputStream(file)) {
            Iterable<KeyPair> keys =
                    SecurityUtils.loadKeyPairIdentities(null, new PathResource(file), in, FilePasswordProvider.EMPTY);
            if (keys == null) {
                throw new IOException("it holds none");
            }
            return keys;
        } catch (IOException | GeneralSecurityException failure) {
            throw unreachable(node, "cannot read the private key " + file + ": " + failure.getMessage(), failure);
        }
    }

    private ClientSession connect(Node node) {
        SshAccess access = node.ssh();
        AttributeRepository context = AttributeRepository.ofKeyValuePair(ACCESS, access);
        try {
            return client.connect(access.user(), access.address(), access.port(), context, null)
                    .verify(patience)
                    .getSession();
        } catch (IOException failure) {
            boolean refused = failure instanceof ConnectException
                    || String.valueOf(failure.getMessage()).contains("refused");
            throw unreachable(node, refused ? "connection refused" : "no connection: " + failure.getMessage(), failure);
        }
    }

    private static String whyNoLogin(SshAccess access, IOException failure) {
        String words = String.valueOf(failure.getMessage());
        if (words.contains("Server key did not validate")) {
            return KnownHosts.of(access).refusal();
        }
        if (words.contains("No more authentication methods")) {
            return "the key " + access.privateKey() + " is not accepted for user " + access.user();
        }
        return "no login: " + words;
    }

    /** An interrupt that broke a wait is none of the host's doing. */
    static RuntimeException unreachable(Node node, String happened, Exception cause) {
        if (cause instanceof InterruptedIOException || Thread.currentThread().isInterrupted()) {
            Thread.currentThread().interrupt();
            return new CancellationException("interrupted while connecting to " + node.name());
        }
        return new NodeUnreachable(node, happened, "try: " + Shells.tryByHand(node.ssh()), cause);
    }

    private static boolean isTrusted(ClientSession session, SocketAddress address, PublicKey key) {
        SshAccess access = accessOf(session).orElseThrow();
        return !access.verifyHostKey() || KnownHosts.of(access).vouchFor(session, address, key);
    }

    private static Optional<SshAccess> accessOf(ClientSession session) {
        return Optional.ofNullable(session.getConnectionContext()).map(context -> context.getAttribute(ACCESS));
    }

    private static final class PreferKnownKeys implements SessionListener {
        @Override
        public void sessionCreated(Session session) {
            if (session instanceof ClientSession ours) {
                accessOf(ours)
                        .filter(SshAccess::verifyHostKey)
                        .ifPresent(access -> KnownHosts.of(access).preferIn(ours));
            }
        }
    }
}
