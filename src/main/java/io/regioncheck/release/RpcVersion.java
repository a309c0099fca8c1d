package io.regioncheck.release;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Optional;

/** A version of an RPC API, such as 4.11: of a call, of what a server accepts, or of the cap of a client. Ordered by number. */
public record RpcVersion(int major, int minor) implements Comparable<RpcVersion> {

    /**
     * Reads what oslo.messaging takes for a version: two numbers, and a revision that calls never have.
     *
     * @return empty for anything else, which oslo.messaging meets with a ValueError or IndexError at each call
     */
    public static Optional<RpcVersion> find(String text) {
        if (!text.matches("\\d{1,4}\\.\\d{1,4}(\\.\\d{1,4})?")) {
            return Optional.empty();
        }
        String[] parts = text.split("\\.", -1);
        return Optional.of(new RpcVersion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
    }

    /** @throws IllegalArgumentException if the text is no version */
    @JsonCreator
    public static RpcVersion parse(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException("not an RPC version: " + text));
    }

    /**
     * Tells whether a server of this version takes a call, or a client with this cap sends it: the major numbers are the same, and the
     * call's minor number is not higher (oslo_messaging/_utils.py version_is_compatible, the same from 1.8.1 to this day).
     */
    public boolean accepts(RpcVersion call) {
        return major == call.major && minor >= call.minor;
    }

    @Override
    public int compareTo(RpcVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
