package io.regioncheck.node;

import io.regioncheck.environment.Node;
import io.regioncheck.environment.SshAccess;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;

/** Opens connections: whom to believe, which key to show, and what to say when it does not work. */
final class Connections {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final AttributeKey<SshAccess> ACCESS = new AttributeKey<>();

    private Connections() {}

    static SshClient client() {
        SshClient client = SshClient.setUpDefaultClient();
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setServerKeyVerifier(Connections::isTrusted);
        // named one by one: with BouncyCastle present the default list begins with exchanges that cost ten times as
        // much
        client.setKeyExchangeFactories(NamedFactory.setUpTransformedFactories(
                true,
                List.of(BuiltinDHFactories.curve25519, BuiltinDHFactories.ecdhp256, BuiltinDHFactories.dhg14_256),
                ClientBuilder.DH2KEX));
        client.start();
        return client;
    }

    static ClientSession open(SshClient client, Node node) {
        SshAccess access = node.ssh();
        AttributeRepository context = AttributeRepository.ofKeyValuePair(ACCESS, access);
        ClientSession session = connect(client, node, context);
        try {
            FileKeyPairProvider keys = new FileKeyPairProvider(access.privateKey());
            session.setKeyIdentityProvider(KeyIdentityProvider.wrapKeyPairs(keys.loadKeys(session)));
            session.auth().verify(PATIENCE);
            return session;
        } catch (IOException failure) {
            session.close(true);
            throw unreachable(node, whyNoLogin(access, failure), failure);
        } catch (RuntimeException noKey) {
            session.close(true);
            throw unreachable(
                    node, "cannot read the private key " + access.privateKey() + ": " + noKey.getMessage(), noKey);
        }
    }

    private static ClientSession connect(SshClient client, Node node, AttributeRepository context) {
        SshAccess access = node.ssh();
        try {
            return client.connect(access.user(), access.address(), access.port(), context, null)
                    .verify(PATIENCE)
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
            return "its host key is not the one in " + knownHosts(access);
        }
        if (words.contains("No more authentication methods")) {
            return "the key " + access.privateKey() + " is not accepted for user " + access.user();
        }
        return "no login: " + words;
    }

    private static NodeUnreachable unreachable(Node node, String happened, Exception cause) {
        return new NodeUnreachable(
                node.name(), Shells.address(node.ssh()), happened, "try: " + Shells.tryByHand(node.ssh()), cause);
    }

    private static boolean isTrusted(ClientSession session, SocketAddress address, PublicKey key) {
        SshAccess access = Optional.ofNullable(session.getConnectionContext())
                .map(context -> context.getAttribute(ACCESS))
                .orElseThrow();
        return !access.verifyHostKey()
                || new KnownHostsServerKeyVerifier(RejectAllServerKeyVerifier.INSTANCE, knownHosts(access))
                        .verifyServerKey(session, address, key);
    }

    private static Path knownHosts(SshAccess access) {
        return access.knownHosts().orElseGet(() -> Path.of(System.getProperty("user.home"), ".ssh", "known_hosts"));
    }
}
