package io.regioncheck.demo.database;

import io.regioncheck.demo.region.DemoHost;
import io.regioncheck.demo.region.DemoHost.Role;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Incident;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/** The rows that the services of a region write about themselves: who they are, which version, in which cell. */
final class Inhabitants {
    private static final int NOVA_VERSION = 64;
    private static final int NOVA_VERSION_OF_YOGA = 61;
    private static final int NOVA_VERSION_OF_XENA = 60;
    private static final String GONE = "compute0";
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
                                + " VALUES (utc_timestamp(), utc_timestamp(), utc_timestamp(), ?, ?, ?, 1, 0, 0, 0, ?, ?)")
                        .formatted(databases.name("nova"));
        try (PreparedStatement insert = owner.prepareStatement(sql)) {
            for (DemoHost host : region.with(Role.CONTROLLER)) {
                nova(insert, host.name(), "nova-conductor", "conductor", NOVA_VERSION);
                nova(insert, host.name(), "nova-scheduler", "scheduler", NOVA_VERSION);
            }
            for (DemoHost host : region.with(Role.COMPUTE)) {
                nova(insert, host.name(), "nova-compute", "compute", versionOn(host));
            }
            if (region.suffers(Incident.COMPUTE_RECORD_STALE)) {
                nova(insert, GONE, "nova-compute", "compute", NOVA_VERSION_OF_XENA);
            }
            insert.executeBatch();
        }
        apis(owner);
    }

    private int versionOn(DemoHost host) {
        boolean old = region.strikes(Incident.COMPUTE_OLD_CODE, Role.COMPUTE, host.name())
                || region.strikes(Incident.COMPUTE_OLD_RELEASE, Role.COMPUTE, host.name());
        return old ? NOVA_VERSION_OF_YOGA : NOVA_VERSION;
    }

    private void nova(PreparedStatement insert, String host, String binary, String topic, int version)
            throws SQLException {
        insert.setString(1, host);
        insert.setString(2, binary);
        insert.setString(3, topic);
        insert.setInt(4, version);
        insert.setString(5, id(binary + host));
        insert.addBatch();
    }

    /** APIs register when they start, and have no heartbeat. Who is gone was last heard of long ago. */
    private void apis(Connection owner) throws SQLException {
        String sql =
                ("INSERT INTO `%s`.services (created_at, host, `binary`, report_count, disabled, deleted, forced_down, version,"
                                + " uuid) VALUES (utc_timestamp(), ?, ?, 0, 0, 0, 0, %d, ?)")
                        .formatted(databases.name("nova"), NOVA_VERSION);
        try (PreparedStatement insert = owner.prepareStatement(sql);
                Statement statement = owner.createStatement()) {
            for (DemoHost host : region.with(Role.CONTROLLER)) {
                for (String binary : List.of("nova-osapi_compute", "nova-metadata")) {
                    insert.setString(1, host.name());
                    insert.setString(2, binary);
                    insert.setString(3, id(binary + host.name()));
                    insert.addBatch();
                }
            }
            insert.executeBatch();
            statement.executeUpdate(
                    "UPDATE `%s`.services SET updated_at = created_at - INTERVAL 400 DAY, last_seen_up = updated_at WHERE host = '%s'"
                            .formatted(databases.name("nova"), GONE));
        }
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
            if (region.suffers(Incident.COMPUTE_RECORD_STALE)) {
                insert.setString(1, GONE);
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
            String volume = region.suffers(Incident.CINDER_VOLUME_OLD_CODE) ? "3.16" : "3.18";
            cinder(insert, host + "@ceph", "cinder-volume", volume, "disabled");
            cinder(insert, host + "@fake", "cinder-volume", volume, "disabled");
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
