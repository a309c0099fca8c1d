package io.regioncheck.demo.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Logbook;
import io.regioncheck.demo.region.RegionSize;
import io.regioncheck.demo.region.Rollout;
import io.regioncheck.demo.region.Tempo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real server; its programs are kept from one build to the next, so that only the first one unpacks them. */
@Tag("mariadb")
class DemoDatabaseTests {
    private static final Path HOME = Path.of("target", "demo-database-tests").toAbsolutePath();
    private static final Path SHARED = HOME.resolveSibling("demo-programs");
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor();
    private static final String BROKER = "rabbit://openstack:rabbit-lab@127.0.0.1:5672/";

    private static final DemoDatabase SERVER = DemoDatabase.start(HOME, SHARED);

    /** Of a server that comes and goes. */
    @TempDir
    private Path other;

    @BeforeAll
    static void addRegions() {
        SERVER.add(region("RegionOne", 1), BROKER);
        SERVER.add(region("RegionTwo", 12), BROKER + "regiontwo");
    }

    @AfterAll
    static void stop() {
        SERVER.close();
        CLOCK.shutdownNow();
    }

    private static DemoRegion region(String name, int computes) {
        RegionSize size = new RegionSize(computes, 0);
        return new DemoRegion(name, size.hosts(), size, Rollout.ZED, Set.of(), Tempo.BRISK, Logbook.NONE, CLOCK);
    }

    private static List<String> ask(String user, String database, String sql) throws SQLException {
        try (Connection connection = SERVER.connect(user, DemoDatabase.passwordOf(user), database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> answer = new ArrayList<>();
            while (rows.next()) {
                answer.add(rows.getString(1));
            }
            return answer;
        }
    }

    private static void tell(String user, String database, String sql) throws SQLException {
        try (Connection connection = SERVER.connect(user, DemoDatabase.passwordOf(user), database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "keystone, keystone, 29e87d24a316 e25ffa003242",
        "glance, glance, wallaby_contract01",
        "placement, placement, 422ece571366",
        "nova, nova, ccb0fa1a2252",
        "nova, nova_api, b30f573d3377",
        "nova, nova_cell0, ccb0fa1a2252",
        "neutron, neutron, 5881373af7f5 5c85685d616d",
        "cinder, cinder, c92a3e68beed",
        "nova, nova_api_r2, b30f573d3377"
    })
    void serviceFindsItsSchemaAtTheRevisionOfZedAndMayChangeIt(String user, String database, String revisions)
            throws SQLException {
        assertThat(ask(user, database, "SELECT version_num FROM alembic_version ORDER BY 1"))
                .containsExactly(revisions.split(" "));
        assertThat(ask("regioncheck", database, "SELECT version_num FROM alembic_version ORDER BY 1"))
                .containsExactly(revisions.split(" "));
        tell(
                user,
                database,
                "CREATE TABLE migration (id int); ALTER TABLE migration ADD name int; DROP TABLE migration");
    }

    @Test
    void keystoneIsInTheFirstRegionOnly() throws SQLException {
        assertThat(ask("regioncheck", "", "SHOW DATABASES"))
                .contains("keystone", "glance", "glance_r2", "cinder_r2")
                .doesNotContain("keystone_r2");
    }

    @Test
    void readerChangesNothing() {
        for (String sql : List.of(
                "UPDATE alembic_version SET version_num = 'x'",
                "DELETE FROM services",
                "DROP TABLE services",
                "CREATE TABLE mine (id int)",
                "SELECT * FROM mysql.global_priv",
                "SET GLOBAL max_connections = 1")) {
            assertThatThrownBy(() -> tell("regioncheck", "nova", sql))
                    .as(sql)
                    .isInstanceOf(SQLException.class)
                    .hasMessageMatching("(?s).*(denied|SUPER|privilege).*");
        }
    }

    @Test
    void serviceDoesNotReachTheDatabaseOfAnother() {
        assertThatThrownBy(() -> ask("glance", "cinder", "SELECT 1")).hasMessageContaining("Access denied");
    }

    @ParameterizedTest
    @CsvSource({"glance, wrong", "'', ''", "root, ''", "nobody, db-nobody"})
    void nobodyElseIsLetIn(String user, String password) {
        assertThatThrownBy(() -> SERVER.connect(user, password, "").close()).hasMessageContaining("Access denied");
    }

    @Test
    void novaKnowsItsServicesCellsAndHosts() throws SQLException {
        assertThat(ask("nova", "nova", "SELECT concat(host, ' ', `binary`, ' ', version) FROM services ORDER BY id"))
                .containsExactly(
                        "controller nova-conductor 64",
                        "controller nova-scheduler 64",
                        "compute1 nova-compute 64",
                        "controller nova-osapi_compute 64",
                        "controller nova-metadata 64");
        assertThat(ask("nova", "nova_api", "SELECT transport_url FROM cell_mappings ORDER BY id"))
                .containsExactly("none:///", BROKER);
        assertThat(ask("nova", "nova_api_r2", "SELECT database_connection FROM cell_mappings WHERE name = 'cell1'"))
                .singleElement()
                .asString()
                .endsWith(":" + SERVER.port() + "/nova_r2?charset=utf8");
        assertThat(ask("nova", "nova_api_r2", "SELECT host FROM host_mappings")).hasSize(12);
    }

    @Test
    void looksLikeTheServersOfTheField() throws SQLException {
        assertThat(ask(
                        "regioncheck",
                        "nova",
                        "SELECT table_collation FROM information_schema.tables"
                                + " WHERE table_schema = 'nova' AND table_name = 'services'"))
                .containsExactly("utf8mb3_general_ci");
        assertThat(ask("regioncheck", "", "SELECT @@bind_address")).containsExactly("127.0.0.1");
    }

    @Test
    void otherRunIsRefusedWhileThisOneLives() {
        assertThatThrownBy(() -> DemoDatabase.start(HOME, SHARED)).hasMessageContaining("belongs to another run");
    }

    @Test
    void secondStartUnpacksAndInstallsNothingAndBeginsAnew() throws Exception {
        Path ready = SHARED.resolve(Mariadb.version()).resolve("ready");
        FileTime installed = Files.getLastModifiedTime(ready);
        try (DemoDatabase first = DemoDatabase.start(other, SHARED)) {
            first.add(region("RegionOne", 1), BROKER);
        }
        assertThat(Lease.server(other)).isEmpty();
        try (DemoDatabase second = DemoDatabase.start(other, SHARED)) {
            assertThatThrownBy(() -> second.connect("nova", DemoDatabase.passwordOf("nova"), "nova")
                            .close())
                    .isInstanceOf(SQLException.class);
        }
        assertThat(Files.getLastModifiedTime(ready)).isEqualTo(installed);
    }

    @Test
    void terminatedRunLeavesNoServer() throws Exception {
        Process run = otherRun();
        try {
            ProcessHandle mariadbd = Lease.server(other).orElseThrow();
            run.destroy();
            assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !mariadbd.isAlive());
        } finally {
            end(run);
        }
    }

    @Test
    void startAfterAKilledRunEndsItsServer() throws Exception {
        Process run = otherRun();
        try {
            ProcessHandle orphan = Lease.server(other).orElseThrow();
            run.destroyForcibly().waitFor();
            assertThat(orphan.isAlive())
                    .as("nobody can stop it when the JVM is killed")
                    .isTrue();
            try (DemoDatabase again = DemoDatabase.start(other, SHARED)) {
                assertThat(orphan.isAlive()).isFalse();
                again.add(region("RegionOne", 1), BROKER);
                again.connect("nova", DemoDatabase.passwordOf("nova"), "nova").close();
            }
        } finally {
            end(run);
        }
    }

    private void end(Process run) throws Exception {
        run.destroyForcibly().waitFor();
        Lease.end(other);
    }

    private Process otherRun() throws Exception {
        Path started = other.resolve("started");
        Process run = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherRun.class.getName(),
                        other.toString(),
                        SHARED.toString(),
                        started.toString())
                .inheritIO()
                .start();
        try {
            Awaitility.await().atMost(Duration.ofSeconds(120)).until(() -> !run.isAlive() || Files.exists(started));
            assertThat(run.isAlive()).isTrue();
            return run;
        } catch (Throwable failure) {
            end(run);
            throw failure;
        }
    }

    /** What a run does that is cut off. */
    static final class OtherRun {
        private OtherRun() {}

        public static void main(String[] arguments) throws Exception {
            DemoDatabase.start(Path.of(arguments[0]), Path.of(arguments[1]));
            Files.createFile(Path.of(arguments[2]));
            new CountDownLatch(1).await();
        }
    }
}
