package io.regioncheck.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.demo.database.DemoDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we read out of grants, from SHOW GRANTS and from the tables alike, is what a real server then allows. */
@Tag("mariadb")
class GrantTruthTests {
    private static final RealMariadb MARIADB = RealMariadb.start();
    private static final String DATABASE = "truth_api";
    private static final String PASSWORD = "db-truth";
    private static final Account TRUTH = new Account("truth", "%");
    private static final Set<String> NEEDED =
            Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "ALTER", "DROP", "INDEX");

    private static final List<String> HOSTS = List.of("%", "127.0.0.1", "127.%", "127.0.0._");
    private static final List<String> PATTERNS =
            List.of("truth_api", "truth\\_api", "truth\\_%", "truth%", "tr%", "%", "truthXapi", "truth", "t_uth\\_api");

    @AfterAll
    static void stop() {
        MARIADB.close();
    }

    @AfterEach
    void forget() {
        for (String host : HOSTS) {
            MARIADB.tell("DROP USER IF EXISTS 'truth'@'" + host + "'");
        }
        MARIADB.tell(
                "DROP ROLE IF EXISTS migrator",
                "DROP ROLE IF EXISTS inner_migrator",
                "DROP DATABASE IF EXISTS truth_api",
                "DROP USER IF EXISTS auditor");
    }

    private static void prepare(String... statements) {
        MARIADB.tell(
                "CREATE DATABASE " + DATABASE,
                "CREATE TABLE truth_api.probe (id int, name int)",
                "CREATE TABLE truth_api.other (id int)",
                "CREATE USER 'truth'@'%' IDENTIFIED BY '" + PASSWORD + "'",
                "CREATE USER auditor IDENTIFIED BY 'db-auditor'",
                "GRANT SELECT ON mysql.* TO auditor");
        MARIADB.tell(statements);
    }

    @Test
    void nothingGivesNothing() {
        prepare();
        expectTruth();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GRANT ALL PRIVILEGES ON truth_api.* TO truth",
                "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, INDEX ON truth_api.* TO truth",
                "GRANT DROP, CREATE ON `truth\\_%`.* TO truth",
                "GRANT ALL PRIVILEGES ON `truth_`.* TO truth",
                "GRANT ALL PRIVILEGES ON *.* TO truth",
                "GRANT SELECT ON *.* TO truth",
                "GRANT ALL PRIVILEGES ON truth_api.probe TO truth",
                "GRANT SELECT (id) ON truth_api.probe TO truth",
                "GRANT ALL PRIVILEGES ON truth_api.* TO PUBLIC"
            })
    void oneGrantIsReadForWhatItAllows(String grant) {
        prepare(grant);
        try {
            expectTruth();
        } finally {
            if (grant.endsWith("PUBLIC")) {
                MARIADB.tell("REVOKE ALL PRIVILEGES ON truth_api.* FROM PUBLIC");
            }
        }
    }

    @Test
    void roleIsWorthNothingUntilItIsActive() {
        prepare(
                "CREATE ROLE inner_migrator",
                "CREATE ROLE migrator",
                "GRANT ALL PRIVILEGES ON truth_api.* TO inner_migrator",
                "GRANT inner_migrator TO migrator",
                "GRANT migrator TO truth");
        expectTruth();
        assertThat(holding("auditor").inactive()).contains("DROP");
        MARIADB.tell("SET DEFAULT ROLE migrator FOR truth");
        expectTruth();
        assertThat(holding("auditor").missing(NEEDED)).isEmpty();
    }

    /** Hosts and patterns in every mixture: which of them decides is the server's secret until it is asked. */
    @Test
    void mixturesOfHostsAndPatternsAreReadForWhatTheyAllow() {
        for (int seed = 1; seed <= 60; seed++) {
            Random chance = new Random(seed);
            List<String> statements = new ArrayList<>();
            for (String host : HOSTS.subList(1, HOSTS.size())) {
                if (chance.nextBoolean()) {
                    statements.add("CREATE USER 'truth'@'" + host + "' IDENTIFIED BY '" + PASSWORD + "'");
                    grants(chance, host, statements);
                }
            }
            grants(chance, "%", statements);
            prepare(statements.toArray(String[]::new));
            expectTruth("seed " + seed + ": " + statements);
            forget();
        }
    }

    private static void grants(Random chance, String host, List<String> statements) {
        List<String> names = new ArrayList<>(NEEDED);
        for (int i = chance.nextInt(3); i > 0; i--) {
            java.util.Collections.shuffle(names, chance);
            String some = String.join(", ", names.subList(0, 1 + chance.nextInt(names.size())));
            String on = "`" + PATTERNS.get(chance.nextInt(PATTERNS.size())) + "`.*";
            statements.add(
                    "GRANT " + some + " ON " + (chance.nextInt(8) == 0 ? "*.*" : on) + " TO 'truth'@'" + host + "'");
        }
    }

    @Test
    void whatTheRemedyTypesGivesWhatIsMissingAndTakesNothing() {
        for (int seed = 1; seed <= 60; seed++) {
            Random chance = new Random(seed);
            List<String> statements = new ArrayList<>();
            if (chance.nextBoolean()) {
                statements.add("CREATE USER 'truth'@'127.0.0.1' IDENTIFIED BY '" + PASSWORD + "'");
                grants(chance, "127.0.0.1", statements);
            }
            grants(chance, "%", statements);
            prepare(statements.toArray(String[]::new));
            Holding before = holding("auditor");
            if (!before.missing(NEEDED).isEmpty()) {
                MARIADB.tell(before.grant(NEEDED).split("; ?"));
            }
            assertThat(allowed())
                    .as("seed %d: %s and then %s", seed, statements, before.grant(NEEDED))
                    .containsAll(NEEDED)
                    .containsAll(before.missing(Set.of()));
            forget();
        }
    }

    private static void expectTruth() {
        expectTruth("");
    }

    private static void expectTruth(String what) {
        Set<String> allowed = allowed();
        for (String reader : List.of("auditor", DemoDatabase.READER)) {
            Set<String> names = new TreeSet<>(holding(reader).names());
            names.retainAll(NEEDED);
            assertThat(names).as("as %s reads it; %s", reader, what).isEqualTo(allowed);
        }
    }

    /** The auditor is shown SHOW GRANTS; the reader of docs/environments.md is not, and reads tables. */
    private static Holding holding(String reader) {
        Account account = account();
        try (Databases databases = Databases.of(MARIADB.environment(reader, DemoDatabase.passwordOf(reader)))) {
            return databases.accounts().grants().holding(account, DATABASE);
        }
    }

    /** Returns the account that the server takes us for: the closest of those that fit. */
    private static Account account() {
        try (Databases databases = Databases.of(MARIADB.environment("truth", PASSWORD))) {
            Account own = databases.accounts().own();
            assertThat(own.user()).isEqualTo(TRUTH.user());
            return own;
        }
    }

    private static Set<String> allowed() {
        Set<String> allowed = new TreeSet<>();
        attempt(allowed, "SELECT", "SELECT count(*) FROM truth_api.other");
        attempt(allowed, "INSERT", "INSERT INTO truth_api.other () VALUES ()");
        attempt(allowed, "UPDATE", "UPDATE truth_api.other SET id = 2");
        attempt(allowed, "DELETE", "DELETE FROM truth_api.other");
        attempt(allowed, "CREATE", "CREATE TABLE truth_api.made (id int)");
        attempt(allowed, "INDEX", "CREATE INDEX made_idx ON truth_api.other (id)");
        attempt(allowed, "DROP", "DROP TABLE truth_api.other");
        MARIADB.tell("CREATE TABLE IF NOT EXISTS truth_api.other (id int)");
        attempt(allowed, "ALTER", "ALTER TABLE truth_api.other MODIFY id bigint");
        MARIADB.tell(
                "DROP TABLE truth_api.other",
                "CREATE TABLE truth_api.other (id int)",
                "DROP TABLE IF EXISTS truth_api.made");
        return allowed;
    }

    private static void attempt(Set<String> allowed, String name, String sql) {
        try (Connection connection = MARIADB.connect("truth", PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            allowed.add(name);
        } catch (SQLException refused) {
            assertThat(refused.getErrorCode())
                    .as(sql + ": " + refused.getMessage())
                    .isIn(1044, 1142, 1143);
        }
    }
}
