package io.regioncheck.demo.database;

import io.regioncheck.demo.region.DemoHost;
import io.regioncheck.demo.region.DemoHost.Role;
import io.regioncheck.demo.region.DemoRegion;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** The rows that the services of a region write about themselves: who they are, which version, in which cell. */
final class Inhabitants {
    private static final int NOVA_VERSION = 64;
    private static final String CINDER_OBJECTS = "1.39";
    private static final String CELL0 = "00000000-0000-0000-0000-000000000000";

    private static final int CELL1 = 2;

    private final RegionDatabases databases;
    private final DemoRegion region;
    private final String transportUrl;

    Inhabitants(RegionDatabases databases, DemoRegion region, String transportUrl) {
        this.databases = databases;
        this.region = region;
        this.transportUrl = transportUrl;
    }

    void write(Connection owner) throws SQLException {
        owner.setAutoCommit(false);
        nova(owner);
        cells(owner);
        hosts(owner);
        cinder(owner);
        owner.commit();
    }

    private void nova(Connection owner) throws SQLException {
        String sql =
                ("INSERT INTO `%s`.services (created_at, updated_at, last_seen_up, host, `binary`, topic, report_count,"
                                + " disabled, deleted, forced_down, version, uuid)"
                                + " VALUES (utc_timestamp(), utc_timestamp(), utc_timestamp(), ?, ?, ?, 1, 0, 0, 0, %d, ?)")
                        .formatted(databases.name("nova"), NOVA_VERSION);
        try (PreparedStatement insert = owner.prepareStatement(sql)) {
            for (DemoHost host : region.with(Role.CONTROLLER)) {
                nova(insert, host, "nova-conductor", "conductor");
                nova(insert, host, "nova-scheduler", "scheduler");
            }
            for (DemoHost host : region.with(Role.COMPUTE)) {
                nova(insert, host, "nova-compute", "compute");
            }
            insert.executeBatch();
        }
    }

    private void nova(PreparedStatement insert, DemoHost host, String binary, String topic) throws SQLException {
        insert.setString(1, host.name());
        insert.setString(2, binary);
        insert.setString(3, topic);
        insert.setString(4, id(binary + host.name()));
        insert.addBatch();
    }

    private void cells(Connection owner) throws SQLException {
        String sql =
                ("INSERT INTO `%s`.cell_mappings (created_at, id, uuid, name, transport_url, database_connection, disabled)"
                                + " VALUES (utc_timestamp(), ?, ?, ?, ?, ?, 0)")
                        .formatted(databases.name("nova_api"));
        try (PreparedStatement insert = owner.prepareStatement(sql)) {
            cell(insert, 1, CELL0, "cell0", "none:///", "nova_cell0");
            cell(insert, CELL1, id("cell1"), "cell1", transportUrl, "nova");
        }
    }

    private void cell(PreparedStatement insert, int number, String id, String name, String transport, String database)
            throws SQLException {
        insert.setInt(1, number);
        insert.setString(2, id);
        insert.setString(3, name);
        insert.setString(4, transport);
        insert.setString(5, databases.address(database));
        insert.executeUpdate();
    }

    private void hosts(Connection owner) throws SQLException {
        // no sub-query: MariaDB's bulk protocol, which makes a thousand rows quick, takes plain values only
        String sql = "INSERT INTO `%s`.host_mappings (created_at, cell_id, host) VALUES (utc_timestamp(), %d, ?)"
                .formatted(databases.name("nova_api"), CELL1);
        try (PreparedStatement insert = owner.prepareStatement(sql)) {
            for (DemoHost host : region.with(Role.COMPUTE)) {
                insert.setString(1, host.name());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void cinder(Connection owner) throws SQLException {
        String sql =
                ("INSERT INTO `%s`.services (created_at, updated_at, deleted, host, `binary`, topic, report_count, disabled,"
                                + " availability_zone, rpc_current_version, object_current_version, replication_status, frozen, uuid)"
                                + " VALUES (utc_timestamp(), utc_timestamp(), 0, ?, ?, ?, 1, 0, 'nova', ?, '%s', ?, 0, ?)")
                        .formatted(databases.name("cinder"), CINDER_OBJECTS);
        try (PreparedStatement insert = owner.prepareStatement(sql)) {
            String host = region.controller();
            cinder(insert, host, "cinder-scheduler", "3.12", "not-capable");
            cinder(insert, host + "@ceph", "cinder-volume", "3.18", "disabled");
            cinder(insert, host + "@fake", "cinder-volume", "3.18", "disabled");
            insert.executeBatch();
        }
    }

    private void cinder(PreparedStatement insert, String host, String binary, String rpc, String replication)
            throws SQLException {
        insert.setString(1, host);
        insert.setString(2, binary);
        insert.setString(3, binary);
        insert.setString(4, rpc);
        insert.setString(5, replication);
        insert.setString(6, id(binary + host));
        insert.addBatch();
    }

    private String id(String what) {
        return UUID.nameUUIDFromBytes((region.name() + what).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
