package io.regioncheck.node;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the first part of what a command prints, and says where it was cut. */
final class BoundedOutput extends OutputStream {
    private static final int LONGEST = 256 * 1024;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long total;

    @Override
    public synchronized void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        total += length;
        kept.write(bytes, offset, Math.min(length, LONGEST - kept.size()));
    }

    synchronized String text() {
        String text = kept.toString(StandardCharsets.UTF_8);
        return total > kept.size() ? text + "\n… cut: " + total + " bytes in all\n" : text;
    }
}
