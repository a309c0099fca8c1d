package io.regioncheck.demo.compute;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** What users see in place of a host's name: whether two servers of theirs share one (nova/utils.py: generate_hostid). */
final class HostId {
    private HostId() {}

    static String of(String projectId, Optional<String> host) {
        return host.map(name -> sha224(projectId + name)).orElse("");
    }

    private static String sha224(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-224").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
