package io.regioncheck.node.log;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What one file of a host says in the window.
 *
 * @param path as it is on the host, rotated and compressed ones too
 * @param errors the newest first
 * @param deprecations warnings of deprecation, the newest first
 * @param leftOut what was more than is shown: older than all that is
 * @param untimed how many records have no time anywhere near them, and are left out
 * @param timeless whether not one line of it has a time that is known here
 */
public record LogFile(
        String path,
        List<RepeatedRecord> errors,
        List<RepeatedRecord> deprecations,
        LeftOut leftOut,
        long untimed,
        boolean timeless) {
    /** error.log and ssl_error_log of Apache. */
    private static final Set<String> WEB_SERVERS = Set.of("error", "ssl");

    private static final Pattern ROTATED = Pattern.compile("(\\.log|_log)([.-]\\d[\\w.-]*)?$|(\\.log)?\\.(gz|xz|bz2)$");

    public LogFile {
        errors = List.copyOf(errors);
        deprecations = List.copyOf(deprecations);
    }

    /**
     * Returns the program whose log it is, such as {@code nova-compute}; {@code rabbitmq} and {@code mysql} whatever their files are called, and
     * {@code apache} where it is its own.
     */
    public String program() {
        return switch (directory()) {
            case "rabbitmq" -> "rabbitmq";
            case "mysql", "mariadb" -> "mysql";
            case "apache2", "httpd" -> name().contains("error") ? "apache" : name();
            default -> name();
        };
    }

    /** Returns the service whose log it is, such as {@code nova}: its directory, or what its name begins with. */
    public String service() {
        return switch (directory()) {
            case "apache2", "httpd", "uwsgi", "app" -> name().replaceFirst("[-_.].*", "");
            default -> directory();
        };
    }

    /** Returns whether it may hold what a service says: its own, or that of a web server which is not told apart by what it serves. */
    public boolean isOf(String service) {
        return isOf(service(), service);
    }

    /** @param written what {@link #service} returns of a file */
    public static boolean isOf(String written, String service) {
        return written.equals(service) || WEB_SERVERS.contains(written);
    }

    private String directory() {
        int end = Math.max(0, path.lastIndexOf('/'));
        return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }

    private String name() {
        return ROTATED.matcher(path.substring(path.lastIndexOf('/') + 1)).replaceFirst("");
    }
}
