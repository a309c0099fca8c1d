package io.regioncheck.checks.image;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Checksums of data, in hex. */
record Digests(String md5, String sha256, String sha512) {

    static Digests of(byte[] content) {
        Running running = new Running();
        running.update(content, content.length);
        return running.end();
    }

    /** Returns the checksum with glance's name for its algorithm; empty for one that is not computed. */
    String named(String algorithm) {
        return switch (algorithm) {
            case "md5" -> md5;
            case "sha256" -> sha256;
            case "sha512" -> sha512;
            default -> "";
        };
    }

    /** Checksums of data that comes piece by piece. */
    static final class Running {
        private final MessageDigest md5 = digest("MD5");
        private final MessageDigest sha256 = digest("SHA-256");
        private final MessageDigest sha512 = digest("SHA-512");

        void update(byte[] buffer, int length) {
            md5.update(buffer, 0, length);
            sha256.update(buffer, 0, length);
            sha512.update(buffer, 0, length);
        }

        Digests end() {
            HexFormat hex = HexFormat.of();
            return new Digests(
                    hex.formatHex(md5.digest()), hex.formatHex(sha256.digest()), hex.formatHex(sha512.digest()));
        }

        private static MessageDigest digest(String algorithm) {
            try {
                return MessageDigest.getInstance(algorithm);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every JDK has " + algorithm, impossible);
            }
        }
    }
}
