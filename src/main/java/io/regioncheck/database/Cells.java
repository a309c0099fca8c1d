package io.regioncheck.database;

import io.regioncheck.environment.Database;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Nova's cells, as nova_api maps them. */
public final class Cells {
    private final Databases databases;

    Cells(Databases databases) {
        this.databases = databases;
    }

    /**
     * A cell.
     *
     * @param database where its database is; empty if what is mapped is no URL
     * @param transport where its broker is
     */
    public record Cell(
            long id,
            String uuid,
            String name,
            boolean disabled,
            Optional<ServiceAddress> database,
            Optional<ServiceAddress> transport) {

        /** Returns whether it is the one of servers that were never placed (nova/objects/cell_mapping.py, CELL0_UUID). */
        public boolean isCell0() {
            return uuid.equals("00000000-0000-0000-0000-000000000000");
        }

        /** Returns what its database is called on the server where it is; empty if what is mapped is no URL. */
        public Optional<String> databaseName(Database server) {
            String usual = server.name(isCell0() ? "nova_cell0" : "nova");
            return database.map(address -> address.template() ? usual : address.path());
        }

        @Override
        public String toString() {
            return name.isEmpty() ? uuid : name;
        }
    }

    /** @param novaApi what the database nova_api is called */
    public List<Cell> mapped(String novaApi) {
        return databases.ask("SELECT * FROM " + table(novaApi, "cell_mappings")).stream()
                .map(row -> new Cell(
                        row.number("id").orElse(0L),
                        row.get("uuid"),
                        row.get("name"),
                        row.get("disabled").equals("1") || row.get("disabled").equals("true"),
                        row.text("database_connection").flatMap(ServiceAddress::parse),
                        row.text("transport_url").flatMap(ServiceAddress::parse)))
                .toList();
    }

    /** Returns the cell, by its id, that each host is mapped to. */
    public Map<String, Long> hosts(String novaApi) {
        Map<String, Long> hosts = new TreeMap<>();
        databases
                .ask("SELECT host, cell_id FROM " + table(novaApi, "host_mappings"))
                .forEach(row -> hosts.put(row.get("host"), row.number("cell_id").orElse(0L)));
        return hosts;
    }

    /** Returns the hosts that have a nova-compute on record in the database of a cell. */
    public List<String> computes(String nova) {
        return databases
                .ask("SELECT DISTINCT host FROM " + table(nova, "services")
                        + " WHERE `binary` = 'nova-compute' AND deleted = 0 ORDER BY host")
                .stream()
                .map(row -> row.get("host"))
                .toList();
    }

    private static String table(String database, String table) {
        return "`" + database.replace("`", "``") + "`." + table;
    }
}
