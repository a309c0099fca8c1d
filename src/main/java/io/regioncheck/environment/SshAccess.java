package io.regioncheck.environment;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How to reach a host.
 *
 * @param privateKey if it cannot be read without a passphrase, or is not there, the agent is asked
 * @param knownHosts the file that the host key must be in; empty uses {@code ~/.ssh/known_hosts}
 * @param verifyHostKey false accepts any host key, and every run says so
 * @param via the jump host before it
 */
public record SshAccess(
        String address,
        int port,
        String user,
        Path privateKey,
        Optional<Path> knownHosts,
        boolean verifyHostKey,
        Optional<SshAccess> via) {

    /** A host that is reached directly. */
    public SshAccess(
            String address, int port, String user, Path privateKey, Optional<Path> knownHosts, boolean verifyHostKey) {
        this(address, port, user, privateKey, knownHosts, verifyHostKey, Optional.empty());
    }
}
