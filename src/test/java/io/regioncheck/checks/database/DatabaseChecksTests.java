package io.regioncheck.checks.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.FakeRun;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.check.NotApplicable;
import io.regioncheck.check.Parameters;
import io.regioncheck.check.Region;
import io.regioncheck.check.Severity;
import io.regioncheck.database.DatabaseFailed;
import io.regioncheck.database.RealMariadb;
import io.regioncheck.demo.database.DemoDatabase;
import io.regioncheck.environment.Database;
import io.regioncheck.environment.Environment;
import io.regioncheck.environment.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each fault in a real server, with the words that name it; and what they say to type, typed. */
@Tag("mariadb")
@Timeout(120)
class DatabaseChecksTests {
    private static RealMariadb mariadb;
    private static ServerSocket broker;

    @TempDir
    private Path directory;

    private FakeRun run;
    private final Findings findings = new Findings();

    interface Question {
        void ask(Region region, Findings findings);
    }

    @BeforeAll
    static void start() throws IOException {
        broker = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        mariadb = RealMariadb.start("rabbit://openstack:swordfish@127.0.0.1:" + broker.getLocalPort() + "/");
    }

    @AfterAll
    static void stop() throws IOException {
        mariadb.close();
        broker.close();
    }

    @BeforeEach
    void open() {
        run = new FakeRun(mariadb.environment(), directory);
    }

    @AfterEach
    void close() {
        run.close();
    }

    private List<Finding> found(Question question) {
        return found(question, Parameters.NONE);
    }

    private List<Finding> found(Question question, Parameters parameters) {
        Findings fresh = new Findings();
        question.ask(run.region(parameters), fresh);
        Found.facts(fresh).forEach(fact -> findings.confirm("%s", fact));
        return Found.in(fresh);
    }

    private void grantsHold() {
        assertThat(found(new GrantChecks()::accountsMayMigrate)).isEmpty();
    }

    @Test
    void accountsOfAFreshRegionMayMigrate() {
        grantsHold();
        assertThat(Found.facts(findings))
                .hasSize(8)
                .anySatisfy(fact -> assertThat(fact).startsWith("'nova'@'%' on nova_cell0: all of ALTER, CREATE, "));
    }

    @Test
    void revokedDropIsNamedWithTheStatementThatRestoresIt() {
        mariadb.tell(
                "REVOKE ALL PRIVILEGES ON neutron.* FROM 'neutron'@'%'",
                "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, INDEX ON neutron.* TO 'neutron'@'%'");
        Finding finding = only(found(new GrantChecks()::accountsMayMigrate));
        assertThat(finding.subject()).isEqualTo("'neutron'@'%' on neutron");
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.observed()).isEqualTo("without DROP, REFERENCES");
        assertThat(finding.because()).contains("foreign keys");
        assertThat(finding.remedy()).isEqualTo("GRANT DROP, REFERENCES ON `neutron`.* TO 'neutron'@'%';");
        mariadb.tell(finding.remedy().replace(";", ""));
        grantsHold();
        mariadb.tell("GRANT ALL PRIVILEGES ON neutron.* TO 'neutron'@'%'");
    }

    @Test
    void serviceThatMayOnlyReadIsNamedThoughAnAdministratorMayWrite() {
        mariadb.tell(
                "REVOKE ALL PRIVILEGES ON placement.* FROM 'placement'@'%'",
                "GRANT SELECT ON placement.* TO 'placement'@'%'");
        Finding finding = only(found(new GrantChecks()::accountsMayMigrate));
        assertThat(finding.subject()).isEqualTo("'placement'@'%' on placement");
        assertThat(finding.observed()).startsWith("without ALTER, CREATE, DELETE, ");
        mariadb.tell(finding.remedy().replace(";", ""));
        grantsHold();
        mariadb.tell("GRANT ALL PRIVILEGES ON placement.* TO 'placement'@'%'");
    }

    @Test
    void serviceWithoutAnyRightIsNamedWithItsDatabase() {
        mariadb.tell("REVOKE ALL PRIVILEGES ON placement.* FROM 'placement'@'%'");
        Finding finding = only(found(new GrantChecks()::accountsMayMigrate));
        assertThat(finding.subject()).isEqualTo("placement");
        assertThat(finding.observed()).isEqualTo("no account but the server's own may write to it");
        mariadb.tell(finding.remedy().replace(";", ""));
        grantsHold();
        mariadb.tell("GRANT ALL PRIVILEGES ON placement.* TO 'placement'@'%'");
    }

    @Test
    void accountOfAnotherNameIsFoundByWhatItMay() {
        mariadb.tell(
                "REVOKE ALL PRIVILEGES ON nova_api.* FROM 'nova'@'%'",
                "CREATE USER 'nova_api'@'10.%' IDENTIFIED BY 'x'",
                "GRANT ALL PRIVILEGES ON `nova\\_api`.* TO 'nova_api'@'10.%'");
        try {
            grantsHold();
            mariadb.tell("REVOKE INDEX ON `nova\\_api`.* FROM 'nova_api'@'10.%'");
            assertThat(only(found(new GrantChecks()::accountsMayMigrate)).remedy())
                    .isEqualTo("GRANT INDEX ON `nova\\_api`.* TO 'nova_api'@'10.%';");
        } finally {
            mariadb.tell("DROP USER 'nova_api'@'10.%'", "GRANT ALL PRIVILEGES ON nova_api.* TO 'nova'@'%'");
        }
    }

    @Test
    void accountThatMayNotLookSaysWhatItLacks() {
        mariadb.tell("REVOKE SELECT ON mysql.db FROM 'regioncheck'@'%'");
        try {
            assertThatThrownBy(() -> found(new GrantChecks()::accountsMayMigrate))
                    .isInstanceOf(DatabaseFailed.class)
                    .hasMessageContaining("GRANT SELECT ON mysql.db");
        } finally {
            mariadb.tell("GRANT SELECT ON mysql.db TO 'regioncheck'@'%'");
        }
    }

    @Test
    void schemasAreAtTheHeadsOfZed() {
        assertThat(found(new SchemaHeadChecks()::schemasAreAtTheirHeads)).isEmpty();
        assertThat(Found.facts(findings)).hasSize(8);
    }

    @Test
    void schemasAreUpgradedAlreadyForWhoExpectsTheSource() {
        assertThat(found(new SchemaHeadChecks()::schemasAreAtTheirHeads, new Parameters(Map.of("expect", "source"))))
                .filteredOn(finding -> finding.subject().equals("nova"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING));
    }

    @Test
    void revisionThatNobodyShipsIsNamed() {
        mariadb.tell(
                "UPDATE neutron.alembic_version SET version_num = 'deadbeef0000' WHERE version_num = '5881373af7f5'");
        Finding finding = only(found(new SchemaHeadChecks()::schemasAreAtTheirHeads));
        assertThat(finding.subject()).isEqualTo("neutron");
        assertThat(finding.observed()).contains("no release ships", "deadbeef0000");
        assertThat(finding.remedy()).contains("grep -rlF 'deadbeef0000'");
        mariadb.tell(
                "UPDATE neutron.alembic_version SET version_num = '5881373af7f5' WHERE version_num = 'deadbeef0000'");
    }

    @Test
    void schemaOfTheReleaseBeforeIsNotUpgradedYet() {
        mariadb.tell("UPDATE nova_api.alembic_version SET version_num = 'd67eeaabee36'");
        Finding finding = only(found(new SchemaHeadChecks()::schemasAreAtTheirHeads));
        assertThat(finding.subject()).isEqualTo("nova_api");
        assertThat(finding.remedy()).startsWith("nova-manage api_db sync");
        mariadb.tell("UPDATE nova_api.alembic_version SET version_num = 'b30f573d3377'");
    }

    @Test
    void revisionsThatMayNotBeSeenAreNotTakenForNone() {
        mariadb.tell(
                "REVOKE REFERENCES ON cinder.* FROM 'regioncheck'@'%'",
                "REVOKE SELECT ON cinder.alembic_version FROM 'regioncheck'@'%'");
        try {
            assertThatThrownBy(() -> found(new SchemaHeadChecks()::schemasAreAtTheirHeads))
                    .isInstanceOfSatisfying(
                            DatabaseFailed.class,
                            failed -> assertThat(failed.kind()).isEqualTo(DatabaseFailed.Kind.FORBIDDEN));
        } finally {
            mariadb.tell(
                    "GRANT REFERENCES ON cinder.* TO 'regioncheck'@'%'",
                    "GRANT SELECT ON cinder.alembic_version TO 'regioncheck'@'%'");
        }
    }

    @Test
    void databaseThatIsNotSeenLeavesDoubt() {
        mariadb.tell(
                "REVOKE REFERENCES ON glance.* FROM 'regioncheck'@'%'",
                "REVOKE SELECT ON glance.alembic_version FROM 'regioncheck'@'%'");
        try {
            assertThatThrownBy(() -> found(new SchemaHeadChecks()::schemasAreAtTheirHeads))
                    .isInstanceOf(CouldNotVerify.class)
                    .hasMessageContaining("does not see glance");
        } finally {
            mariadb.tell(
                    "GRANT REFERENCES ON glance.* TO 'regioncheck'@'%'",
                    "GRANT SELECT ON glance.alembic_version TO 'regioncheck'@'%'");
        }
    }

    @Test
    void withoutABaselineNothingIsCompared() {
        assertThatThrownBy(() -> found(new CustomSchemaChecks()::schemasAreAsInTheBaseline))
                .isInstanceOf(NotApplicable.class)
                .hasMessageContaining("database.baseline");
    }

    @Test
    void whatSomebodyChangedInASchemaIsNamed() throws IOException {
        Path file = baseline();
        assertThat(compared(file)).isEmpty();
        mariadb.tell(
                "ALTER TABLE neutron.ports ADD COLUMN customer varchar(64) DEFAULT NULL",
                "ALTER TABLE neutron.ports MODIFY status varchar(64) NOT NULL",
                "ALTER TABLE neutron.ports DROP INDEX ix_ports_device_id",
                "CREATE INDEX mine ON neutron.ports (name(20), id)",
                "CREATE TABLE neutron.ports_bak (id int)");
        try {
            List<Finding> differences = compared(file);
            assertThat(differences)
                    .extracting(Finding::subject, Finding::severity)
                    .containsExactlyInAnyOrder(
                            tuple("neutron.ports column customer", Severity.ERROR),
                            tuple("neutron.ports column status", Severity.ERROR),
                            tuple("neutron.ports index ix_ports_device_id", Severity.ERROR),
                            tuple("neutron.ports index mine", Severity.WARNING),
                            tuple("neutron.ports_bak", Severity.WARNING));
            assertThat(differences)
                    .filteredOn(finding -> finding.subject().endsWith("customer"))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.observed()).isEqualTo("varchar(64) null");
                        assertThat(finding.expected()).startsWith("no such column, as in RegionOne");
                    });
            assertThat(differences)
                    .filteredOn(finding -> finding.subject().endsWith("mine"))
                    .extracting(Finding::observed)
                    .containsExactly("(name(20), id)");
        } finally {
            mariadb.tell(
                    "ALTER TABLE neutron.ports DROP COLUMN customer",
                    "ALTER TABLE neutron.ports MODIFY status varchar(16) NOT NULL",
                    "ALTER TABLE neutron.ports DROP INDEX mine",
                    "CREATE INDEX ix_ports_device_id ON neutron.ports (device_id)",
                    "DROP TABLE neutron.ports_bak");
        }
        assertThat(compared(file)).isEmpty();
    }

    @Test
    void schemaOfAnotherRevisionIsNotComparedAndNotPassed() throws IOException {
        Path file = baseline();
        Files.writeString(file, Files.readString(file).replace("5881373af7f5", "123456789abc"));
        mariadb.tell("ALTER TABLE neutron.ports ADD COLUMN customer int");
        try {
            assertThatThrownBy(() -> compared(file))
                    .isInstanceOf(CouldNotVerify.class)
                    .hasMessageContaining("neutron is at alembic_version 5881373af7f5 5c85685d616d and was at");
        } finally {
            mariadb.tell("ALTER TABLE neutron.ports DROP COLUMN customer");
        }
    }

    @Test
    void baselineThatIsNoneLeavesDoubt() throws IOException {
        Path file = directory.resolve("broken.json");
        for (String text : List.of("", "{}", "null", "[1", "{\"databases\": {}}", "{\"databases\": 7}")) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> compared(file)).as(text).isInstanceOf(CouldNotVerify.class);
        }
        assertThatThrownBy(() -> compared(directory.resolve("absent.json")))
                .isInstanceOf(NotApplicable.class)
                .hasMessageContaining("absent.json");
    }

    @Test
    void accountThatSeesSomeTablesOnlyComparesNothing() throws IOException {
        Path file = baseline();
        mariadb.tell("REVOKE REFERENCES ON neutron.* FROM 'regioncheck'@'%'");
        try {
            assertThatThrownBy(() -> compared(file))
                    .isInstanceOf(CouldNotVerify.class)
                    .hasMessageContaining("GRANT REFERENCES ON `neutron`.*");
        } finally {
            mariadb.tell("GRANT REFERENCES ON neutron.* TO 'regioncheck'@'%'");
        }
    }

    private Path baseline() throws IOException {
        Findings fresh = new Findings();
        assertThatThrownBy(() -> new CustomSchemaChecks().schemasAreAsInTheBaseline(run.region(), fresh))
                .isInstanceOf(NotApplicable.class);
        return Files.writeString(
                directory.resolve("schema.json"), Found.evidence(fresh).get(0).content());
    }

    private List<Finding> compared(Path baseline) {
        Environment environment = mariadb.environment(new Database(
                "127.0.0.1",
                mariadb.port(),
                DemoDatabase.READER,
                Secret.of(DemoDatabase.passwordOf(DemoDatabase.READER)),
                false,
                Map.of(),
                List.of(),
                Optional.of(baseline)));
        run.close();
        run = new FakeRun(environment, directory);
        return found(new CustomSchemaChecks()::schemasAreAsInTheBaseline);
    }

    private static final Parameters IMPATIENT = new Parameters(Map.of("lock-seconds", 1));

    @Test
    void quietServerHasRoom() {
        assertThat(found(new HeadroomChecks()::serverHasRoom)).isEmpty();
        assertThat(Found.facts(findings)).anyMatch(fact -> fact.contains("of 1000 connections in use"));
    }

    @Test
    void openTransactionIsNamedWithWhatEndsIt() throws SQLException {
        mariadb.tell(
                "CREATE USER 'console'@'%' IDENTIFIED BY 'swordfish'", "GRANT SELECT ON neutron.* TO 'console'@'%'");
        try (Connection somebody = mariadb.connect("console", "swordfish");
                Statement statement = somebody.createStatement()) {
            somebody.setAutoCommit(false);
            statement.executeQuery("SELECT * FROM neutron.ports").close();
            Finding finding = Awaitility.await()
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> found(new HeadroomChecks()::serverHasRoom, IMPATIENT), list -> !list.isEmpty())
                    .get(0);
            assertThat(finding.subject()).matches("session \\d+ of console from 127.0.0.1");
            assertThat(finding.observed()).contains("a transaction is open since");
            mariadb.tell(finding.remedy().replaceAll(".*(KILL \\d+);", "$1"));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> found(new HeadroomChecks()::serverHasRoom, IMPATIENT)
                            .isEmpty());
        } finally {
            mariadb.tell("DROP USER 'console'@'%'");
        }
    }

    @Test
    void lockThatNobodyWaitsForIsSeenWhereTheServerShowsIt() throws SQLException {
        try (Connection somebody = mariadb.connect("neutron", "db-neutron");
                Statement statement = somebody.createStatement()) {
            statement.execute("LOCK TABLES neutron.ports WRITE");
            Finding finding = Awaitility.await()
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> found(new HeadroomChecks()::serverHasRoom, IMPATIENT), list -> !list.isEmpty())
                    .get(0);
            assertThat(finding.observed()).startsWith("holds neutron.ports, ");
        }
    }

    @Test
    void changeThatWaitsForATableIsNamed() throws SQLException {
        // who holds the table is closed before who waits for it: closing a session at work waits for its end
        try (Connection other = mariadb.connect("neutron", "db-neutron");
                Connection somebody = mariadb.connect("neutron", "db-neutron");
                Statement holds = somebody.createStatement()) {
            holds.execute("LOCK TABLES neutron.ports READ");
            CompletableFuture<Void> altered = CompletableFuture.runAsync(() -> alter(other));
            Finding waiting = Awaitility.await()
                    .atMost(Duration.ofSeconds(15))
                    .until(
                            () -> found(new HeadroomChecks()::serverHasRoom, IMPATIENT).stream()
                                    .filter(finding -> finding.observed().startsWith("ALTER TABLE neutron.ports waits"))
                                    .findFirst(),
                            Optional::isPresent)
                    .get();
            assertThat(waiting.observed()).doesNotContain("swordfish");
            holds.execute("UNLOCK TABLES");
            altered.join();
        }
    }

    private static void alter(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE neutron.ports COMMENT = 'swordfish'");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void connectionsThatRunOutAreNamed() {
        List<Finding> list =
                found(new HeadroomChecks()::serverHasRoom, new Parameters(Map.of("connections-percent", 0)));
        assertThat(only(list).subject()).isEqualTo("connections");
        assertThat(only(list).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void serverThatIsAloneIsNoCluster() {
        assertThatThrownBy(() -> found(new ClusterChecks()::membersAreTogether))
                .isInstanceOf(NotApplicable.class)
                .hasMessageStartingWith("no Galera cluster");
    }

    @Test
    void cellsOfAFreshRegionAreWhereTheyAreMapped() {
        assertThat(found(new CellChecks()::cellsAreWhereTheyAreMapped)).isEmpty();
        assertThat(Found.facts(findings))
                .anyMatch(fact -> fact.startsWith("cell1: database mysql+pymysql://nova@127.0.0.1:"))
                .anyMatch(fact -> fact.equals("3 computes in 2 cells, 3 hosts mapped"))
                .noneMatch(fact -> fact.contains("swordfish") || fact.contains("db-nova"));
    }

    @Test
    void brokerWhereNobodyListensIsNamedWithoutItsPassword() {
        String before = mariadb.ask("SELECT transport_url FROM nova_api.cell_mappings WHERE name = 'cell1'");
        mariadb.tell("UPDATE nova_api.cell_mappings SET transport_url = 'rabbit://openstack:swordfish@127.0.0.1:1/'"
                + " WHERE name = 'cell1'");
        try {
            Finding finding = only(found(new CellChecks()::cellsAreWhereTheyAreMapped));
            assertThat(finding.subject()).isEqualTo("cell1 broker 127.0.0.1:1");
            assertThat(finding.observed()).isEqualTo("rabbit://openstack@127.0.0.1:1/: nobody listens there");
            assertThat(finding.remedy()).contains("nova-manage cell_v2 update_cell --cell_uuid ");
        } finally {
            mariadb.tell("UPDATE nova_api.cell_mappings SET transport_url = '" + before + "' WHERE name = 'cell1'");
        }
    }

    @Test
    void databaseThatIsNotThereIsNamed() {
        mariadb.tell("UPDATE nova_api.cell_mappings SET database_connection ="
                + " REPLACE(database_connection, '/nova_cell0', '/nova_cell9') WHERE name = 'cell0'");
        try {
            Finding finding = only(found(new CellChecks()::cellsAreWhereTheyAreMapped));
            assertThat(finding.subject()).isEqualTo("cell0 database");
            assertThat(finding.observed())
                    .contains("/nova_cell9: no such database")
                    .doesNotContain("db-nova");
        } finally {
            mariadb.tell("UPDATE nova_api.cell_mappings SET database_connection ="
                    + " REPLACE(database_connection, '/nova_cell9', '/nova_cell0') WHERE name = 'cell0'");
        }
    }

    @Test
    void hostThatIsInNoCellIsNamedWithTheCommandThatFindsIt() {
        mariadb.tell("DELETE FROM nova_api.host_mappings WHERE host = 'compute2'");
        try {
            Finding finding = only(found(new CellChecks()::cellsAreWhereTheyAreMapped));
            assertThat(finding.subject()).isEqualTo("compute2");
            assertThat(finding.observed()).isEqualTo("mapped to no cell");
            assertThat(finding.remedy()).startsWith("nova-manage cell_v2 discover_hosts --cell_uuid ");
        } finally {
            mariadb.tell("INSERT INTO nova_api.host_mappings (cell_id, host) VALUES (2, 'compute2')");
        }
    }

    private static Finding only(List<Finding> list) {
        assertThat(list).hasSize(1);
        return list.get(0);
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.api.Assertions.tuple(values);
    }
}
