package io.regioncheck.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Outcome;
import io.regioncheck.check.RunResult;
import io.regioncheck.check.Verdict;
import io.regioncheck.demo.region.Incident;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each incident in the databases of the embedded region turns one check red, with the words that name it, and no other. */
@Tag("mariadb")
@Timeout(240)
class DatabaseIncidentTests {
    private static final Path DIRECTORY =
            Path.of("target", "demo-middleware-tests", "incidents").toAbsolutePath();

    private static final List<String> CHECKS =
            List.of("db.*", "rpc.pins", "rpc.service-versions", "rpc.oldest-supported");

    private static List<RunResult> run(DemoSettings settings) {
        return new DemoRun(settings.withMiddleware(), DIRECTORY)
                .run("control-plane", CHECKS)
                .results();
    }

    @Test
    void databasesOfTwoHealthyRegionsAreHealthy() {
        assertThat(run(DemoSettings.likeTheLab().sized(2, 1, 0))).hasSize(2).allSatisfy(result -> {
            assertThat(outcomes(result))
                    .isEqualTo(
                            "rpc.oldest-supported passed, rpc.pins passed, rpc.service-versions passed, db.cells passed, db.custom-schema passed, db.galera skipped, db.grants passed,"
                                    + " db.headroom passed, db.schema-head passed");
            assertThat(result.verdict()).isEqualTo(Verdict.HEALTHY);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "DB_GRANTS, db.grants, 'neutron''@''%'' on neutron without DROP, REFERENCES'",
        "ALEMBIC_UNKNOWN, db.schema-head, deadbeef0000",
        "EXTRA_COLUMN, db.custom-schema, neutron.ports column customer",
        "METADATA_LOCK, db.headroom, ALTER TABLE ports waits",
        "COMPUTE_OLD_CODE, rpc.service-versions, 'nova-compute on compute1 version 61, as yoga has it'",
        "CINDER_VOLUME_OLD_CODE, rpc.service-versions, 'cinder-volume on controller@ceph rpc 3.16, objects 1.39, as xena'",
        "COMPUTE_PIN_JUNO, rpc.pins, 'compute calls of controller cannot talk to 1 zed computes with compute = juno (compute1)'",
    })
    void incidentIsNamedByItsCheck(Incident incident, String check, String words) {
        RunResult result = run(DemoSettings.likeTheLab().with(incident)).get(0);
        assertThat(result.verdict()).isEqualTo(Verdict.UNHEALTHY);
        assertThat(result.checks())
                .filteredOn(one -> one.outcome() == Outcome.FAILED)
                .extracting(CheckResult::id)
                .containsExactly(check);
        assertThat(result.checks().stream()
                        .flatMap(one -> one.findings().stream())
                        .map(DatabaseIncidentTests::words))
                .anyMatch(said -> said.contains(words));
    }

    @ParameterizedTest
    @CsvSource({
        "COMPUTE_OLD_RELEASE, 'rpc.pins rpc.service-versions', 'compute calls of controller is refused calls by 1 yoga computes (compute1)'",
        "COMPUTE_RECORD_STALE, 'rpc.oldest-supported rpc.service-versions', 'nova-compute on compute0 version 60, as xena has it'",
    })
    void incidentThatTwoChecksSeeIsNamedByBoth(Incident incident, String checks, String words) {
        RunResult result = run(DemoSettings.likeTheLab().with(incident)).get(0);
        assertThat(result.checks())
                .filteredOn(one -> one.outcome() == Outcome.FAILED)
                .extracting(CheckResult::id)
                .containsExactlyInAnyOrder(checks.split(" "));
        assertThat(result.checks().stream()
                        .flatMap(one -> one.findings().stream())
                        .map(DatabaseIncidentTests::words))
                .anyMatch(said -> said.contains(words));
    }

    @Test
    void pinThatIsLeftOverIsAWarningOnItsHosts() {
        RunResult result =
                run(DemoSettings.likeTheLab().with(Incident.COMPUTE_PIN_ROCKY)).get(0);
        assertThat(result.checks())
                .filteredOn(one -> one.outcome() == Outcome.WARNED)
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.id()).isEqualTo("rpc.pins");
                    assertThat(check.findings())
                            .extracting(Finding::subject)
                            .containsExactlyInAnyOrder("compute pin of controller", "compute pin of compute1");
                });
        assertThat(result.checks()).noneMatch(one -> one.outcome() == Outcome.FAILED);
    }

    private static String words(Finding finding) {
        return finding.subject() + " " + finding.observed();
    }

    private static String outcomes(RunResult result) {
        return result.checks().stream()
                .map(check -> check.id() + " " + check.outcome())
                .collect(Collectors.joining(", "));
    }
}
