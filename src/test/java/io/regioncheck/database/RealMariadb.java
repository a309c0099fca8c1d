package io.regioncheck.database;

import io.regioncheck.SampleEnvironment;
import io.regioncheck.demo.database.DemoDatabase;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Incident;
import io.regioncheck.demo.region.Logbook;
import io.regioncheck.demo.region.RegionSize;
import io.regioncheck.demo.region.Rollout;
import io.regioncheck.demo.region.Tempo;
import io.regioncheck.environment.Database;
import io.regioncheck.environment.Environment;
import io.regioncheck.environment.Releases;
import io.regioncheck.environment.Secret;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A MariaDB with the databases of one region; its programs are kept, so that only the first start unpacks them. */
public final class RealMariadb implements AutoCloseable {
    private static final Path HOME = Path.of("target", "database-tests").toAbsolutePath();
    private static final Path PROGRAMS = HOME.resolveSibling("demo-programs");

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final DemoDatabase server;

    private RealMariadb(DemoDatabase server) {
        this.server = server;
    }

    public static RealMariadb start() {
        return start("rabbit://openstack:rabbit-lab@127.0.0.1:5672/");
    }

    /** @param transportUrl of the broker, as nova_api maps it */
    public static RealMariadb start(String transportUrl, Incident... incidents) {
        RealMariadb mariadb = new RealMariadb(DemoDatabase.start(HOME, PROGRAMS));
        RegionSize size = new RegionSize(3, 0);
        mariadb.server.add(
                new DemoRegion(
                        "RegionOne",
                        size.hosts(),
                        size,
                        Rollout.ZED,
                        Set.of(incidents),
                        Tempo.BRISK,
                        Logbook.NONE,
                        mariadb.clock),
                transportUrl);
        return mariadb;
    }

    public int port() {
        return server.port();
    }

    /** Returns the environment of an account. */
    public Environment environment(String user, String password) {
        return environment(new Database(
                "127.0.0.1", port(), user, Secret.of(password), false, Map.of(), List.of(), Optional.empty()));
    }

    public Environment environment(Database database) {
        return new SampleEnvironment()
                .database(database)
                .requestTimeout(Duration.ofSeconds(10))
                .releases(new Releases(Optional.of("yoga"), "zed"))
                .services("identity", "image", "compute", "network", "placement", "volumev3")
                .build();
    }

    /** Returns the environment of the account that only reads. */
    public Environment environment() {
        return environment(DemoDatabase.READER, DemoDatabase.passwordOf(DemoDatabase.READER));
    }

    /** Does something with all rights, statement by statement. */
    public void tell(String... statements) {
        try (Connection owner = server.owner();
                Statement statement = owner.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(String.join("; ", statements), failure);
        }
    }

    public String ask(String sql) {
        try (Connection owner = server.owner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    public Connection connect(String user, String password) throws SQLException {
        return server.connect(user, password, "");
    }

    public Connection owner() throws SQLException {
        return server.owner();
    }

    @Override
    public void close() {
        server.close();
        clock.shutdownNow();
    }
}
