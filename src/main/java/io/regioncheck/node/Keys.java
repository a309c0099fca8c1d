package io.regioncheck.node;

import io.regioncheck.environment.SshAccess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.util.io.resource.PathResource;
import org.apache.sshd.common.util.security.SecurityUtils;

/**
 * The keys that let us in: of a file without passphrase, its certificate ({@code -cert.pub}) first if there is one; of the agent, where
 * the file has a passphrase or there is none. Each file is read once. Thread-safe.
 */
final class Keys {
    private final Map<Path, List<KeyPair>> read = new ConcurrentHashMap<>();
    private final Optional<Agent> agent;

    Keys(Optional<Agent> agent) {
        this.agent = agent;
    }

    /**
     * Returns the keys of a file, none if the agent is to be asked.
     *
     * @throws IOException if it holds none that can be used, and there is no agent
     */
    List<KeyPair> of(SshAccess access) throws IOException {
        Path file = access.privateKey();
        List<KeyPair> known = read.get(file);
        if (known == null) {
            try {
                known = pairs(file);
            } catch (IOException | GeneralSecurityException failure) {
                if (agent.isEmpty()) {
                    throw new IOException(failure.getMessage(), failure);
                }
                known = List.of();
            }
            read.put(file, known);
        }
        return known;
    }

    /** Returns the agent, if it is asked for this host: with the key of the file's {@code .pub} only, where there is such a file. */
    Optional<Agent> agentFor(SshAccess access) {
        boolean hasFile = !read.getOrDefault(access.privateKey(), List.of()).isEmpty();
        return hasFile ? Optional.empty() : agent;
    }

    /** Returns the public key beside a private one, if it is there and can be read. */
    static Optional<PublicKey> publicKeyBeside(Path privateKey) {
        return beside(privateKey, ".pub");
    }

    private static List<KeyPair> pairs(Path file) throws IOException, GeneralSecurityException {
        List<KeyPair> pairs = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            Iterable<KeyPair> loaded =
                    SecurityUtils.loadKeyPairIdentities(null, new PathResource(file), in, FilePasswordProvider.EMPTY);
            if (loaded == null) {
                throw new IOException("it holds none");
            }
            loaded.forEach(pairs::add);
        }
        Optional<PublicKey> certificate = beside(file, "-cert.pub").filter(OpenSshCertificate.class::isInstance);
        if (certificate.isPresent() && !pairs.isEmpty()) {
            pairs.add(0, new KeyPair(certificate.get(), pairs.get(0).getPrivate()));
        }
        return List.copyOf(pairs);
    }

    private static Optional<PublicKey> beside(Path file, String suffix) {
        Path other = file.resolveSibling(file.getFileName() + suffix);
        try {
            return Files.isReadable(other)
                    ? Optional.ofNullable(PublicKeyEntry.parsePublicKeyEntry(
                                    Files.readString(other).strip())
                            .resolvePublicKey(null, null, null))
                    : Optional.empty();
        } catch (IOException | GeneralSecurityException | IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
