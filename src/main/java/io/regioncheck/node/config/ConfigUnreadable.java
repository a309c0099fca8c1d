package io.regioncheck.node.config;

/** What a host told of its configuration is not what our script prints. It says which line, never what stands in it. */
public final class ConfigUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigUnreadable(int line, String why) {
        super("line " + line + " of what the host told of its configuration: " + why);
    }
}
