package io.regioncheck.checks.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.regioncheck.SampleEnvironment;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Evidence;
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
import io.regioncheck.environment.Releases;
import io.regioncheck.environment.Role;
import io.regioncheck.environment.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The tables of services in a real server, as nova and cinder leave them, and what is said of them. */
@Tag("mariadb")
@Timeout(120)
class RecordChecksTests {
    private static final Parameters BETWEEN = new Parameters(Map.of("expect", "between"));
    private static final Parameters SOURCE = new Parameters(Map.of("expect", "source"));
    private static final List<String> SERVICES = List.of("identity", "compute", "volumev3");

    private static RealMariadb mariadb;

    @TempDir
    private Path directory;

    private final Findings findings = new Findings();

    interface Question {
        void ask(Region region, Findings findings);
    }

    @BeforeAll
    static void start() {
        mariadb = RealMariadb.start();
    }

    @AfterAll
    static void stop() {
        mariadb.close();
    }

    private static Environment environment(String source, String target, List<String> services, String... elsewhere) {
        return new SampleEnvironment()
                .database(new Database(
                        "127.0.0.1",
                        mariadb.port(),
                        DemoDatabase.READER,
                        Secret.of(DemoDatabase.passwordOf(DemoDatabase.READER)),
                        false,
                        Map.of(),
                        List.of(elsewhere),
                        Optional.empty()))
                .requestTimeout(Duration.ofSeconds(10))
                .releases(new Releases(Optional.of(source).filter(name -> !name.isEmpty()), target))
                .services(services.toArray(String[]::new))
                .build();
    }

    private List<Finding> versions(Environment environment, Parameters parameters) {
        return found(new ServiceVersionChecks()::versionsOnRecordAreThoseOfTheRelease, environment, parameters);
    }

    private List<Finding> versions() {
        return versions(environment("yoga", "zed", SERVICES), Parameters.NONE);
    }

    private List<Finding> oldest(Environment environment) {
        return found(new OldestSupportedChecks()::novaWillStart, environment, Parameters.NONE);
    }

    private List<Finding> found(Question question, Environment environment, Parameters parameters) {
        try (FakeRun run = new FakeRun(environment, directory)) {
            question.ask(run.region(parameters), findings);
        }
        return Found.in(findings);
    }

    private static void on(String host, String assignment, Runnable test) {
        String id =
                mariadb.ask("SELECT id FROM nova.services WHERE `binary` = 'nova-compute' AND host = '" + host + "'");
        mariadb.tell("UPDATE nova.services SET " + assignment + " WHERE id = " + id);
        try {
            test.run();
        } finally {
            mariadb.tell("UPDATE nova.services SET version = 64, disabled = 0, deleted = 0, forced_down = 0,"
                    + " last_seen_up = utc_timestamp() WHERE id = " + id);
        }
    }

    @Test
    void regionOfOneReleaseIsOfThatRelease() {
        assertThat(versions()).isEmpty();
        assertThat(Found.facts(findings))
                .contains(
                        "3 × nova-compute version 64, as zed has it",
                        "1 × nova-osapi_compute version 64, as zed has it",
                        "2 × cinder-volume rpc 3.18, objects 1.39, as yoga to bobcat",
                        "1 × cinder-scheduler rpc 3.12, objects 1.39, as xena to gazpacho");
        assertThat(Found.evidence(findings)).extracting(Evidence::name).containsExactly("services.txt");
        assertThat(Found.evidence(findings).get(0).content()).contains("nova-compute         compute2");
    }

    @Test
    void computeThatWasLeftBehindIsNamedUntilItsRowIsDeleted() {
        on("compute2", "version = 61, last_seen_up = utc_timestamp() - interval 3 day", () -> {
            assertThat(versions()).singleElement().satisfies(finding -> {
                assertThat(finding.subject()).isEqualTo("nova-compute on compute2");
                assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                assertThat(finding.observed())
                        .isEqualTo("version 61, as yoga has it; nothing was heard of it for more than a day");
                assertThat(finding.remedy()).contains("openstack compute service delete ID");
            });
        });
        // what that command does
        on(
                "compute2",
                "version = 61, deleted = id",
                () -> assertThat(in(new Findings())).isEmpty());
    }

    private List<Finding> in(Findings fresh) {
        try (FakeRun run = new FakeRun(environment("yoga", "zed", SERVICES), directory)) {
            new ServiceVersionChecks().versionsOnRecordAreThoseOfTheRelease(run.region(), fresh);
        }
        return Found.in(fresh);
    }

    @Test
    void whoIsForcedDownIsNotCountedAndWhoIsDisabledIs() {
        on(
                "compute1",
                "version = 61, forced_down = 1",
                () -> assertThat(in(findings)).isEmpty());
        assertThat(Found.facts(findings)).anyMatch(fact -> fact.startsWith("left out: nova-compute on compute1"));
        on(
                "compute1",
                "version = 61, disabled = 1",
                () -> assertThat(in(new Findings())).hasSize(1));
    }

    @Test
    void rowWithoutVersionIsNamed() {
        on(
                "compute1",
                "version = NULL",
                () -> assertThat(versions())
                        .singleElement()
                        .extracting(Finding::observed)
                        .isEqualTo("no version, as kilo or older has it"));
    }

    @Test
    void betweenTwoReleasesOldComputesAreRightAndBeforeItAllNewOnesAreWrong() {
        on("compute1", "version = 61", () -> {
            assertThat(versions(environment("yoga", "zed", SERVICES), BETWEEN)).isEmpty();
            assertThat(versions(environment("yoga", "zed", SERVICES), SOURCE))
                    .extracting(Finding::subject)
                    .contains("nova-compute on compute2", "nova-conductor on controller")
                    .doesNotContain("nova-compute on compute1");
        });
    }

    @Test
    void sourceThatNobodyNamesCannotBeExpected() {
        assertThatThrownBy(() -> versions(environment("", "zed", SERVICES), SOURCE))
                .isInstanceOf(CouldNotVerify.class)
                .hasMessageContaining("release.source");
    }

    @Test
    void releaseThatWritesNoVersionsHasNoneToCompare() {
        assertThatThrownBy(() -> versions(environment("", "kilo", SERVICES), Parameters.NONE))
                .isInstanceOf(NotApplicable.class);
        assertThatThrownBy(() -> versions(environment("", "zed", SERVICES, "nova", "cinder"), Parameters.NONE))
                .isInstanceOf(NotApplicable.class);
    }

    @Test
    void servicesThatAreNotListedAreNotAsked() {
        assertThat(versions(environment("", "zed", List.of("volumev3")), Parameters.NONE))
                .isEmpty();
        assertThat(Found.facts(findings)).noneMatch(fact -> fact.contains("nova"));
    }

    @Test
    void cellThatIsNotReadIsNotVerified() {
        mariadb.tell(
                "INSERT INTO nova_api.cell_mappings (created_at, uuid, name, transport_url, database_connection, disabled)"
                        + " VALUES (utc_timestamp(), 'c2', 'cell2', 'rabbit://x/', 'mysql+pymysql://nova:x@db2/nova_cell2', 0)");
        try {
            assertThatThrownBy(this::versions)
                    .isInstanceOf(CouldNotVerify.class)
                    .hasMessageStartingWith("the services of cell2 (nova_cell2) were not read")
                    .hasMessageNotContaining(":x@");
            assertThat(Found.facts(findings)).contains("3 × nova-compute version 64, as zed has it");
            mariadb.tell(
                    "UPDATE nova_api.cell_mappings SET database_connection = 'mysql+pymysql://nova:x@db2/nova' WHERE uuid = 'c2'");
            assertThatThrownBy(() -> in(new Findings()))
                    .as("its database has the name of another cell's")
                    .isInstanceOf(CouldNotVerify.class);
        } finally {
            mariadb.tell("DELETE FROM nova_api.cell_mappings WHERE uuid = 'c2'");
        }
    }

    @Test
    void recordWithoutComputesIsNotVerified() {
        mariadb.tell("UPDATE nova.services SET deleted = id WHERE `binary` = 'nova-compute'");
        try {
            assertThatThrownBy(this::versions)
                    .isInstanceOf(CouldNotVerify.class)
                    .hasMessageContaining("no nova-compute on record");
            assertThatThrownBy(() -> oldest(environment("yoga", "zed", SERVICES)))
                    .isInstanceOf(CouldNotVerify.class);
        } finally {
            mariadb.tell("UPDATE nova.services SET deleted = 0");
        }
    }

    @Test
    void cinderOfAnotherReleaseIsNamed() {
        mariadb.tell("UPDATE cinder.services SET rpc_current_version = '3.16' WHERE host LIKE '%@ceph'");
        try {
            assertThat(versions())
                    .singleElement()
                    .extracting(Finding::subject, Finding::observed)
                    .containsExactly("cinder-volume on controller@ceph", "rpc 3.16, objects 1.39, as xena");
        } finally {
            mariadb.tell("UPDATE cinder.services SET rpc_current_version = '3.18' WHERE host LIKE '%@ceph'");
        }
    }

    @Test
    void deletedServicesOfCinderAreNotCounted() {
        mariadb.tell("UPDATE cinder.services SET rpc_current_version = '3.16', deleted = 1 WHERE host LIKE '%@ceph'");
        try {
            assertThat(versions()).isEmpty();
        } finally {
            mariadb.tell(
                    "UPDATE cinder.services SET rpc_current_version = '3.18', deleted = 0 WHERE host LIKE '%@ceph'");
        }
    }

    @Test
    void accountThatMayNotReadCindersServicesIsToldSo() {
        mariadb.tell("REVOKE SELECT ON cinder.services FROM 'regioncheck'@'%'");
        try {
            assertThatThrownBy(this::versions)
                    .isInstanceOf(DatabaseFailed.class)
                    .hasMessageContaining("docs/environments.md");
            assertThat(Found.facts(findings)).contains("3 × nova-compute version 64, as zed has it");
        } finally {
            mariadb.tell("GRANT SELECT ON cinder.services TO 'regioncheck'@'%'");
        }
    }

    @Test
    void pinThatFollowsTheRecordIsAsLowAsTheRecord() {
        Environment described = PinChecksTests.described(
                environment("yoga", "zed", SERVICES),
                PinChecksTests.node("controller", Role.CONTROLLER, "zed", Map.of("compute", "auto")),
                PinChecksTests.node("compute1", Role.COMPUTE, "yoga", Map.of()));
        on(
                "compute1",
                "version = 61",
                () -> assertThat(found(new PinChecks()::everybodyCanTalk, described, Parameters.NONE))
                        .isEmpty());
        assertThat(found(new PinChecks()::everybodyCanTalk, described, Parameters.NONE))
                .as("the record says that all are of zed, and auto takes its word")
                .singleElement()
                .extracting(Finding::observed)
                .asString()
                .contains("compute = auto, 6.1 for service version 64, the oldest on record");
    }

    @Test
    void tooOldAComputeKeepsNovaFromStarting() {
        on("compute3", "version = 60", () -> {
            assertThat(oldest(environment("yoga", "zed", SERVICES)))
                    .extracting(Finding::subject, Finding::observed)
                    .containsExactly(tuple("nova-compute on compute3", "version 60, as xena has it"));
            assertThat(Found.evidence(findings)).extracting(Evidence::name).containsExactly("order.txt");
        });
    }

    @Test
    void computesOfTheReleaseBeforeLetNovaStart() {
        on(
                "compute3",
                "version = 61",
                () -> assertThat(oldest(environment("yoga", "zed", SERVICES))).isEmpty());
        assertThat(Found.facts(findings))
                .contains("3 nova-computes counted; the oldest has version 61, as yoga has it; zed starts from 61 on");
    }

    @Test
    void novaBeforeWallabyStartsBesideAnything() {
        assertThatThrownBy(() -> oldest(environment("", "victoria", SERVICES)))
                .isInstanceOf(NotApplicable.class)
                .hasMessageContaining("the target is victoria");
    }
}
