package io.regioncheck.demo.image;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SplittableRandom;

/** The bytes of an image. */
sealed interface ImageData {
    long size();

    /** Returns all of them. */
    byte[] bytes();

    /** What a client sent: kept. */
    record Uploaded(byte[] bytes) implements ImageData {
        @Override
        public long size() {
            return bytes.length;
        }
    }

    /**
     * What a seed makes, a qcow2 header first: made anew whenever it is asked for, so that nine regions do not keep it nine times.
     *
     * @param virtualSize of the disk that the header promises
     */
    record Generated(long seed, int length, long virtualSize) implements ImageData {
        @Override
        public long size() {
            return length;
        }

        @Override
        public byte[] bytes() {
            ByteBuffer made = ByteBuffer.allocate(length);
            SplittableRandom random = new SplittableRandom(seed);
            while (made.remaining() >= Long.BYTES) {
                made.putLong(random.nextLong());
            }
            made.putInt(0, QCOW_MAGIC).putInt(Integer.BYTES, QCOW_VERSION).putLong(QCOW_SIZE, virtualSize);
            return made.array();
        }
    }

    int QCOW_MAGIC = 0x514649fb;
    int QCOW_VERSION = 3;

    /** Where a qcow2 header has the size of the disk: qemu's docs/interop/qcow2.txt. */
    int QCOW_SIZE = 24;

    /** Sums over an image's bytes, in hex. */
    record Sums(String md5, String sha512) {
        static Sums of(byte[] bytes) {
            return new Sums(hex("MD5", bytes), hex("SHA-512", bytes));
        }

        private static String hex(String algorithm, byte[] bytes) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** Returns the size of the disk in it, as far as glance looks into the format (glance/common/format_inspector.py). */
    static Optional<Long> virtualSize(String diskFormat, byte[] bytes) {
        return switch (diskFormat) {
            case "raw" -> Optional.of((long) bytes.length);
            case "qcow2" -> {
                ByteBuffer header = ByteBuffer.wrap(bytes);
                boolean whole = bytes.length >= QCOW_SIZE + Long.BYTES && header.getInt(0) == QCOW_MAGIC;
                yield whole ? Optional.of(header.getLong(QCOW_SIZE)) : Optional.empty();
            }
            default -> Optional.empty();
        };
    }
}
