package io.regioncheck.release;

/** A version of an API below its major one, such as 2.93. Ordered by number: 2.100 comes after 2.93. */
public record Microversion(int major, int minor) implements Comparable<Microversion> {

    /** @throws IllegalArgumentException if the text is not two numbers with a dot between them */
    public static Microversion parse(String text) {
        if (!text.matches("\\d{1,4}\\.\\d{1,4}")) {
            throw new IllegalArgumentException("not a microversion: " + text);
        }
        int dot = text.indexOf('.');
        return new Microversion(Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
    }

    @Override
    public int compareTo(Microversion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
