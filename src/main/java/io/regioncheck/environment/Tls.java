package io.regioncheck.environment;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Whom we trust.
 *
 * @param caFile PEM certificates of a private authority, trusted beside the JDK's own
 * @param verify false switches verification off, and every run says so
 * @param certificateDays a certificate that ends within this many days is a finding
 */
public record Tls(Optional<Path> caFile, boolean verify, int certificateDays) {}
