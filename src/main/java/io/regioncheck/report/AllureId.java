package io.regioncheck.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Names a check in a region for good: trends survive that classes and methods are renamed or run in another order.
 *
 * @param region the region's id
 * @param cell empty for a check without a matrix
 */
record AllureId(String region, String check, String cell) {

    /** Returns the same in every run, 32 hex digits. */
    String history() {
        String identity = region + "\n" + check + "\n" + cell;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** Returns the name of one result, a UUID. */
    String inRun(String run) {
        byte[] name = (run + "\n" + history()).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString();
    }
}
