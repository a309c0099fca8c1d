package io.regioncheck.demo.host;

import io.regioncheck.demo.region.SecretFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.util.security.SecurityUtils;

/** The files that let one in: the client's key, and what it knows of the hosts. */
final class Credentials {
    private final Path directory;

    Credentials(Path directory) {
        this.directory = directory;
    }

    Path privateKey() {
        return directory.resolve("id_ed25519");
    }

    Path knownHosts() {
        return directory.resolve("known_hosts");
    }

    static KeyPair newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = SecurityUtils.getKeyPairGenerator(SecurityUtils.ED25519);
        generator.initialize(255);
        return generator.generateKeyPair();
    }

    /** Writes a new private key, which nobody else could read at any time: OpenSSH refuses others. */
    PublicKey newClientKey() throws IOException, GeneralSecurityException {
        KeyPair pair = newKey();
        try (OutputStream out = Files.newOutputStream(SecretFile.create(privateKey()))) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "regioncheck-demo", null, out);
        }
        return pair.getPublic();
    }

    void writeKnownHosts(List<Place> places, PublicKey hostKey) throws IOException {
        String key = PublicKeyEntry.toString(hostKey);
        Files.write(
                knownHosts(),
                places.stream()
                        .map(place -> "[" + place.address() + "]:" + place.port() + " " + key)
                        .distinct()
                        .toList());
    }
}
