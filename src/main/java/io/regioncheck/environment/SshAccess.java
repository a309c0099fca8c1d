package io.regioncheck.environment;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How to reach a host.
 *
 * @param knownHosts the file that the host key must be in; empty uses {@code ~/.ssh/known_hosts}
 * @param verifyHostKey false accepts any host key, and every run says so
 */
public record SshAccess(
        String address, int port, String user, Path privateKey, Optional<Path> knownHosts, boolean verifyHostKey) {}
