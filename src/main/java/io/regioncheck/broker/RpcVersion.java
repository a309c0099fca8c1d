package io.regioncheck.broker;

/** A version of an RPC API. A server of {@code 5.13} takes calls of 5.0 to 5.13, and none of another major one. */
public record RpcVersion(int major, int minor) implements Comparable<RpcVersion> {

    /** @throws IllegalArgumentException if the text is not two numbers with a dot between them */
    public static RpcVersion parse(String text) {
        if (!text.matches("\\d{1,4}\\.\\d{1,4}")) {
            throw new IllegalArgumentException("not an RPC version: " + text);
        }
        int dot = text.indexOf('.');
        return new RpcVersion(Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
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
