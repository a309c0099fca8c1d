package io.regioncheck.release;

/** An option of a service by its group, DEFAULT or in small letters, and its name with underscores. */
public record OptionName(String group, String name) {

    /** Reads {@code group/name}. */
    static OptionName parse(String text) {
        int slash = text.indexOf('/');
        return new OptionName(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return "[" + group + "] " + name;
    }
}
