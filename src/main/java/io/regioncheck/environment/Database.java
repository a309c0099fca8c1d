package io.regioncheck.environment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The SQL server of the region, as {@code host} and {@code port}.
 *
 * @param tls whether it is asked over TLS, with the trust of {@link Tls}
 * @param names what a database is called, by its usual name, where it has another one
 * @param elsewhere usual names of databases that are on another server, and not asked
 * @param baseline the file that schemas are compared with; it need not be there
 */
public record Database(
        String host,
        int port,
        String username,
        Secret password,
        boolean tls,
        Map<String, String> names,
        List<String> elsewhere,
        Optional<Path> baseline) {

    /** Databases by their usual names: those of the installation guides. */
    public static final List<String> USUAL =
            List.of("keystone", "glance", "placement", "nova", "nova_api", "nova_cell0", "neutron", "cinder");

    public Database {
        names = Map.copyOf(names);
        elsewhere = List.copyOf(elsewhere);
    }

    /** Returns what a database is called here. */
    public String name(String usual) {
        return names.getOrDefault(usual, usual);
    }
}
