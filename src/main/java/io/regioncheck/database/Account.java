package io.regioncheck.database;

/**
 * Somebody whom the server knows.
 *
 * @param host from where it may connect: a name, an address, a pattern or a netmask; empty for a role of MariaDB
 */
public record Account(String user, String host) {

    /** Returns it as it is typed in a statement. */
    @Override
    public String toString() {
        return host.isEmpty() ? quoted(user) : quoted(user) + "@" + quoted(host);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
