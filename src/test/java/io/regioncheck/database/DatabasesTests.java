package io.regioncheck.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regioncheck.SampleEnvironment;
import io.regioncheck.database.DatabaseFailed.Kind;
import io.regioncheck.environment.Database;
import io.regioncheck.environment.Environment;
import io.regioncheck.environment.Secret;
import io.regioncheck.environment.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("mariadb")
@Timeout(60)
class DatabasesTests {
    private static final RealMariadb MARIADB = RealMariadb.start();

    @AfterAll
    static void stop() {
        MARIADB.close();
    }

    private static DatabaseFailed failureOf(Environment environment, String sql) {
        try (Databases databases = Databases.of(environment)) {
            databases.ask(sql);
        } catch (DatabaseFailed failed) {
            return failed;
        }
        throw new AssertionError(sql + " was answered");
    }

    @Test
    void serverSaysWhatItIs() {
        try (Databases databases = Databases.of(MARIADB.environment())) {
            assertThat(databases.version()).hasToString("MariaDB 11.4.5");
        }
    }

    @Test
    void sessionCannotWriteEvenWhereItsAccountMay() {
        Environment service = MARIADB.environment("neutron", "db-neutron");
        for (String sql : List.of(
                "DELETE FROM neutron.alembic_version",
                "INSERT INTO neutron.alembic_version VALUES ('x')",
                "DROP TABLE neutron.alembic_version",
                "CREATE TABLE neutron.mine (id int)",
                "ALTER TABLE neutron.alembic_version ADD COLUMN mine int",
                "TRUNCATE neutron.alembic_version")) {
            assertThat(failureOf(service, sql).answered()).as(sql).contains("READ ONLY");
        }
        assertThat(MARIADB.ask("SELECT count(*) FROM neutron.alembic_version")).isEqualTo("2");
    }

    @Test
    void statementsAreNotChained() {
        assertThat(failureOf(MARIADB.environment(), "SELECT 1; SELECT 2").kind())
                .isEqualTo(Kind.REJECTED);
    }

    @Test
    void wrongPasswordIsNamedAndNotShown() {
        DatabaseFailed failed = failureOf(MARIADB.environment("regioncheck", "swordfish"), "SELECT 1");
        assertThat(failed.kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(failed)
                .hasMessageContaining("regioncheck@127.0.0.1:" + MARIADB.port())
                .hasMessageContaining("Access denied")
                .hasMessageNotContaining("swordfish")
                .hasNoCause();
    }

    @Test
    void whatIsForbiddenAndWhatIsNotThereAreToldApart() {
        assertThat(failureOf(MARIADB.environment(), "SELECT * FROM mysql.global_priv")
                        .kind())
                .isEqualTo(Kind.FORBIDDEN);
        assertThat(failureOf(MARIADB.environment("neutron", "db-neutron"), "SELECT * FROM neutron.nothing")
                        .kind())
                .isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void nobodyListening() {
        DatabaseFailed failed = failureOf(
                new SampleEnvironment().database(server("127.0.0.1", 1, false)).build(), "SELECT 1");
        assertThat(failed.kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void noServerInTheEnvironment() {
        assertThat(failureOf(new SampleEnvironment().build(), "SELECT 1").kind())
                .isEqualTo(Kind.NOT_CONFIGURED);
    }

    @Test
    void serverWithoutTlsIsNotAskedWhereTlsIsWanted() {
        for (boolean verify : List.of(true, false)) {
            Environment environment = new SampleEnvironment()
                    .tls(new Tls(Optional.empty(), verify, 30))
                    .database(server("127.0.0.1", MARIADB.port(), true))
                    .build();
            assertThat(failureOf(environment, "SELECT 1").kind()).isEqualTo(Kind.UNTRUSTED);
        }
    }

    @Test
    void slowStatementIsEndedByTheServer() {
        Environment hurried = new SampleEnvironment()
                .database(server("127.0.0.1", MARIADB.port(), false))
                .requestTimeout(Duration.ofSeconds(1))
                .build();
        long begin = System.nanoTime();
        assertThat(failureOf(hurried, "SELECT SLEEP(30)").kind()).isEqualTo(Kind.TIMED_OUT);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void serverThatAcceptsAndSaysNothingIsGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Environment environment = new SampleEnvironment()
                    .database(server("127.0.0.1", silent.getLocalPort(), false))
                    .requestTimeout(Duration.ofSeconds(1))
                    .build();
            assertThat(failureOf(environment, "SELECT 1").kind()).isIn(Kind.TIMED_OUT, Kind.UNREACHABLE);
        }
    }

    @Test
    void interruptedQuestionEndsAtOnceHereAndThere() throws Exception {
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        try (Databases databases = Databases.of(MARIADB.environment())) {
            databases.version();
            Thread asking = new Thread(() -> {
                try {
                    databases.ask("SELECT SLEEP(9)");
                    ended.complete(new AssertionError("answered"));
                } catch (RuntimeException thrown) {
                    ended.complete(thrown);
                }
            });
            asking.start();
            org.awaitility.Awaitility.await().until(() -> sleeping().equals("1"));
            asking.interrupt();
            assertThat(ended.get(3, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
            org.awaitility.Awaitility.await()
                    .atMost(5, TimeUnit.SECONDS)
                    .until(() -> sleeping().equals("0"));
            assertThat(databases.version().isMariadb()).isTrue();
        }
    }

    private static String sleeping() {
        return MARIADB.ask("SELECT count(*) FROM information_schema.PROCESSLIST WHERE INFO LIKE 'SELECT SLEEP(9)%'");
    }

    @Test
    void sessionThatTheServerEndedIsReplaced() {
        try (Databases databases = Databases.of(MARIADB.environment())) {
            String id = databases.ask("SELECT CONNECTION_ID() AS id").get(0).get("id");
            MARIADB.tell("KILL " + id);
            assertThat(databases.ask("SELECT CONNECTION_ID() AS id").get(0).get("id"))
                    .isNotEqualTo(id);
        }
    }

    @Test
    void manyAtOnceShareTwoSessions() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (Databases databases = Databases.of(MARIADB.environment())) {
            CountDownLatch begin = new CountDownLatch(1);
            List<CompletableFuture<String>> answers = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                String text = "question " + i;
                answers.add(CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                begin.await();
                            } catch (InterruptedException stopped) {
                                throw new IllegalStateException(stopped);
                            }
                            return databases
                                    .ask("SELECT ? AS said", text)
                                    .get(0)
                                    .get("said");
                        },
                        threads));
            }
            begin.countDown();
            for (int i = 0; i < 64; i++) {
                assertThat(answers.get(i).get(30, TimeUnit.SECONDS)).isEqualTo("question " + i);
            }
            assertThat(MARIADB.ask("SELECT count(*) FROM information_schema.PROCESSLIST WHERE USER = 'regioncheck'"))
                    .isIn("1", "2");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void nothingIsAskedOfOnesWhoSeeOnlyThemselves() {
        MARIADB.tell("CREATE USER IF NOT EXISTS narrow IDENTIFIED BY 'db-narrow'");
        try (Databases databases = Databases.of(MARIADB.environment("narrow", "db-narrow"))) {
            assertThatThrownBy(() -> databases.activity().transactions())
                    .isInstanceOfSatisfying(
                            DatabaseFailed.class,
                            failed -> assertThat(failed.kind()).isEqualTo(Kind.FORBIDDEN));
            assertThatThrownBy(() -> databases.accounts().grants()).hasMessageContaining("docs/environments.md");
        }
    }

    private static Database server(String host, int port, boolean tls) {
        return new Database(
                host, port, "regioncheck", Secret.of("db-regioncheck"), tls, Map.of(), List.of(), Optional.empty());
    }
}
