package io.regioncheck.node;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** Bytes as they came from a host, and how to read them. */
final class Packed {
    private final byte[] bytes;
    private final boolean compressed;
    private final int longest;

    private Packed(byte[] bytes, boolean compressed, int longest) {
        this.bytes = bytes;
        this.compressed = compressed;
        this.longest = longest;
    }

    static Packed of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Packed(bytes, false, bytes.length);
    }

    /** @param longest how many bytes are read at most, whatever is compressed in a few */
    static Packed plain(byte[] bytes, int longest) {
        return new Packed(bytes, false, longest);
    }

    static Packed gzip(byte[] bytes, int longest) {
        return new Packed(bytes, true, longest);
    }

    String text() {
        try (InputStream in = open()) {
            return new String(in.readNBytes(longest), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new IllegalStateException("what was read well before cannot be read: " + broken.getMessage(), broken);
        }
    }

    /**
     * Reads it to its end, or to where it is too long.
     *
     * @throws IOException if it is not what {@code gzip} writes
     */
    boolean isLonger() throws IOException {
        try (InputStream in = open()) {
            long skipped = in.skip(longest);
            while (skipped < longest && in.read() >= 0) {
                skipped += 1 + in.skip(longest - skipped - 1);
            }
            return in.read() >= 0;
        }
    }

    private InputStream open() throws IOException {
        InputStream in = new ByteArrayInputStream(bytes);
        return compressed ? new GZIPInputStream(in, 8192) : in;
    }
}
