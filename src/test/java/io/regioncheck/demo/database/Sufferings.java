package io.regioncheck.demo.database;

import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Incident;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** What goes wrong in databases, as lab/fault makes it, and what must be kept alive for it: sessions that do not let go. */
final class Sufferings implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final DemoDatabase server;
    private final List<Connection> sessions = new CopyOnWriteArrayList<>();

    Sufferings(DemoDatabase server) {
        this.server = server;
    }

    /** @param neutron with all rights, in neutron's database */
    void begin(DemoRegion region, Statement neutron) throws SQLException {
        String database = neutron.getConnection().getCatalog();
        if (region.suffers(Incident.DB_GRANTS)) {
            neutron.execute("REVOKE ALL PRIVILEGES ON `%s`.* FROM 'neutron'@'%%'".formatted(database));
            neutron.execute("GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, INDEX ON `%s`.* TO 'neutron'@'%%'"
                    .formatted(database));
        }
        if (region.suffers(Incident.ALEMBIC_UNKNOWN)) {
            neutron.execute(
                    "UPDATE alembic_version SET version_num = 'deadbeef0000' WHERE version_num = '5881373af7f5'");
        }
        if (region.suffers(Incident.EXTRA_COLUMN)) {
            neutron.execute("ALTER TABLE ports ADD COLUMN customer varchar(64) DEFAULT NULL");
        }
        if (region.suffers(Incident.METADATA_LOCK)) {
            hold(database);
            change(database);
        }
    }

    /** A console that somebody left open. */
    private void hold(String database) throws SQLException {
        Connection console = keep(database);
        console.setAutoCommit(false);
        try (Statement statement = console.createStatement()) {
            statement.executeQuery("SELECT * FROM ports").close();
        }
    }

    /** A migration that waits for it. Returns when it has waited long enough for a check to take it for more than a moment. */
    private void change(String database) throws SQLException {
        Connection migration = keep(database);
        Thread thread = new Thread(() -> alter(migration), "demo-migration");
        thread.setDaemon(true);
        thread.start();
        Awaitility.await().atMost(PATIENCE).until(() -> waitingSeconds() >= 2);
    }

    private static void alter(Connection migration) {
        try (Statement statement = migration.createStatement()) {
            statement.execute("ALTER TABLE ports ADD COLUMN numa_affinity_policy varchar(16)");
        } catch (SQLException ended) {
            // so it does when the demo ends
            Thread.currentThread().interrupt();
        }
    }

    private long waitingSeconds() throws SQLException {
        try (Connection owner = server.owner();
                Statement statement = owner.createStatement();
                var rows = statement.executeQuery("SELECT COALESCE(MAX(TIME), 0) FROM information_schema.PROCESSLIST"
                        + " WHERE STATE LIKE '%metadata lock%'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Connection keep(String database) throws SQLException {
        Connection connection = server.connect("neutron", DemoDatabase.passwordOf("neutron"), database);
        sessions.add(connection);
        return connection;
    }

    @Override
    public void close() {
        for (Connection session : sessions) {
            try {
                session.abort(Runnable::run);
            } catch (SQLException gone) {
                throw new IllegalStateException("a session of an incident cannot be ended", gone);
            }
        }
    }
}
