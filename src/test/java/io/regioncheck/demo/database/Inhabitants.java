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

    private final RegionDatabases databases;
    private final DemoRegion region;
    private final String transportUrl;

    Inhabitants(RegionDatabases databases, DemoRegion region, String transportUrl) {
        this.databases = databases;
        this.region = region;
        this.transportUrl = transportUrl;
    }

    void write(Connection owner) throws SQLException {
        nova(owner);
        cells(owner);
        hosts(owner);
        cinder(owner);
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
                ("INSERT INTO `%s`.cell_mappings (created_at, uuid, name, transport_url, database_connection, disabled)"
                                + " VALUES (utc_timestamp(), ?, ?, ?, ?, 0)")
                        .formatted(databases.name("nova_api"));
        try (PreparedStatement insert = owner.prepareStatement(sql)) {
            cell(insert, CELL0, "cell0", "none:///", "nova_cell0");
            cell(insert, id("cell1"), "cell1", transportUrl, "nova");
            insert.executeBatch();
        }
    }

    private void cell(PreparedStatement insert, String id, String name, String transport, String database)
            throws SQLException {
        insert.setString(1, id);
        insert.setString(2, name);
        insert.setString(3, transport);
        insert.setString(4, databases.address(database));
        insert.addBatch();
    }

    private void hosts(Connection owner) throws SQLException {
        String api = databases.name("nova_api");
        String sql = ("INSERT INTO `%1$s`.host_mappings (created_at, cell_id, host)"
                        + " SELECT utc_timestamp(), id, ? FROM `%1$s`.cell_mappings WHERE name = 'cell1'")
                .formatted(api);
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
