package io.regioncheck.node;

import io.regioncheck.environment.SshAccess;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.signature.Signature;

/** The host keys that are on record, in a file of OpenSSH's. */
final class KnownHosts {
    private final SshAccess access;
    private final Path file;

    private KnownHosts(SshAccess access) {
        this.access = access;
        this.file =
                access.knownHosts().orElseGet(() -> Path.of(System.getProperty("user.home"), ".ssh", "known_hosts"));
    }

    static KnownHosts of(SshAccess access) {
        return new KnownHosts(access);
    }

    boolean vouchFor(ClientSession session, SocketAddress address, PublicKey key) {
        return new KnownHostsServerKeyVerifier(RejectAllServerKeyVerifier.INSTANCE, file)
                .verifyServerKey(session, address, key);
    }

    /** Asks the host first for keys of the kinds that are on record, as OpenSSH does: it has several, and shows one. */
    void preferIn(ClientSession session) {
        Set<String> kinds = entries().stream()
                .map(entry -> KeyUtils.getCanonicalKeyType(entry.getKeyEntry().getKeyType()))
                .collect(Collectors.toSet());
        List<NamedFactory<Signature>> signatures = new ArrayList<>(session.getSignatureFactories());
        signatures.sort(
                Comparator.comparing(signature -> !kinds.contains(KeyUtils.getCanonicalKeyType(signature.getName()))));
        session.setSignatureFactories(signatures);
    }

    /** Says why a host was not believed, and what to do. */
    String refusal() {
        return entries().isEmpty()
                ? "its host key is not in " + file + "; compare it with the host's own, then: ssh-keyscan -p "
                        + access.port() + " " + access.address() + " >> " + file
                : "its host key is another than the one in " + file
                        + "; ask whoever runs it whether it was set up anew, or somebody else answers in its place";
    }

    private List<KnownHostEntry> entries() {
        if (!Files.isReadable(file)) {
            return List.of();
        }
        try {
            return KnownHostEntry.readKnownHostEntries(file).stream()
                    .filter(entry -> entry.isHostMatch(access.address(), access.port()))
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
