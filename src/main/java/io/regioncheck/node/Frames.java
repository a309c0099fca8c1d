package io.regioncheck.node;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a host printed, and the parts of it that are ours: each between two lines that begin with the nonce. */
final class Frames {
    private static final int FIRST_SIZE = 16 * 1024;
    /** Of the frames themselves, and of whatever a login prints before them. */
    private static final int BESIDES = 64 * 1024;

    private final byte[] nonce;
    private final int longest;
    private byte[] bytes = new byte[FIRST_SIZE];
    private int length;
    private boolean overflown;
    private Optional<Instant> firstEnd = Optional.empty();

    /** @param payload how many bytes the frames may hold in all */
    Frames(String nonce, int payload) {
        this.nonce = nonce.getBytes(StandardCharsets.US_ASCII);
        this.longest = payload + BESIDES;
    }

    /** One of our lines, and what stands between it and the next of them. */
    record Frame(List<String> words, byte[] content) {}

    /** Keeps what came; returns false once that is more than the script prints. */
    synchronized boolean add(byte[] data, int offset, int count) {
        int fits = Math.min(count, longest - length);
        overflown |= fits < count;
        if (length + fits > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(longest, Math.max(length + fits, bytes.length * 2)));
        }
        System.arraycopy(data, offset, bytes, length, fits);
        length += fits;
        noteFirstEnd();
        return !overflown;
    }

    private void noteFirstEnd() {
        if (firstEnd.isEmpty() && length < FIRST_SIZE) {
            int begin = indexOfNonce(0);
            if (begin >= 0 && indexOfNonce(begin + nonce.length) >= 0) {
                firstEnd = Optional.of(Instant.now());
            }
        }
    }

    /** Returns when the first item's end was here. */
    synchronized Optional<Instant> firstEnd() {
        return firstEnd;
    }

    synchronized boolean isOverflown() {
        return overflown;
    }

    /** Returns the frames; what stands before the first of them is none of ours. */
    synchronized List<Frame> all() {
        List<Frame> frames = new ArrayList<>();
        int at = indexOfNonce(0);
        while (at >= 0) {
            int lineEnd = indexOf((byte) '\n', at);
            if (lineEnd < 0) {
                break;
            }
            int next = indexOfNonce(lineEnd);
            // our lines begin with an end of line of their own
            int contentEnd = next < 0 ? length : Math.max(lineEnd + 1, next - 1);
            String line =
                    new String(bytes, at + nonce.length, lineEnd - at - nonce.length, StandardCharsets.UTF_8).strip();
            frames.add(new Frame(List.of(line.split(" ")), Arrays.copyOfRange(bytes, lineEnd + 1, contentEnd)));
            at = next;
        }
        return frames;
    }

    /** Returns what was printed before the first frame. */
    synchronized String before() {
        int at = indexOfNonce(0);
        return new String(bytes, 0, Math.min(at < 0 ? length : at, 300), StandardCharsets.UTF_8).strip();
    }

    private int indexOfNonce(int from) {
        for (int at = indexOf(nonce[0], from); at >= 0; at = indexOf(nonce[0], at + 1)) {
            if (at + nonce.length <= length && Arrays.equals(bytes, at, at + nonce.length, nonce, 0, nonce.length)) {
                return at;
            }
        }
        return -1;
    }

    private int indexOf(byte wanted, int from) {
        for (int at = from; at < length; at++) {
            if (bytes[at] == wanted) {
                return at;
            }
        }
        return -1;
    }
}
