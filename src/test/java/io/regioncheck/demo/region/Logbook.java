package io.regioncheck.demo.region;

/** Where the services of a region write their logs: files on its hosts, in oslo.log's shape. */
@FunctionalInterface
public interface Logbook {
    /** Forgets all. */
    Logbook NONE = entry -> {};

    /** A line of a log. */
    record Entry(String host, String daemon, String level, String module, String requestId, String message) {}

    void write(Entry entry);

    default void info(String host, String daemon, String module, String requestId, String message) {
        write(new Entry(host, daemon, "INFO", module, requestId, message));
    }

    default void error(String host, String daemon, String module, String requestId, String message) {
        write(new Entry(host, daemon, "ERROR", module, requestId, message));
    }
}
