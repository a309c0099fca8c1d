package io.regioncheck.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Evidence;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Outcome;
import io.regioncheck.check.RunResult;
import io.regioncheck.check.Verdict;
import io.regioncheck.demo.region.Incident;
import io.regioncheck.demo.region.RegionSize;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checks of broker and RPC against the message bus of the embedded region: green when it is well, and red where it is not. */
@Timeout(180)
class ControlPlaneTests {
    private static final List<String> BROKER_BUT_MEMORY = List.of(
            "rpc.*",
            "rabbit.alarms",
            "rabbit.erlang",
            "rabbit.queues",
            "rabbit.roundtrip",
            "rabbit.users",
            "rabbit.limits");

    @TempDir
    private Path directory;

    private RunResult run(List<String> checks, Incident... incidents) {
        DemoSettings settings = new DemoSettings(1, RegionSize.LAB, Set.of(incidents), Optional.empty(), 1, true);
        return new DemoRun(settings, directory)
                .run("control-plane", checks)
                .results()
                .get(0);
    }

    @Test
    void healthyBusIsHealthyAndItsMemoryIsPlotted() {
        RunResult result = run(List.of("rpc.*", "rabbit.*"));
        assertThat(result.checks())
                .filteredOn(check -> check.outcome() != Outcome.PASSED)
                .isEmpty();
        assertThat(result.verdict()).isEqualTo(Verdict.HEALTHY);
        assertThat(result.checks())
                .filteredOn(check -> check.id().equals("rabbit.memory"))
                .flatExtracting(CheckResult::evidence)
                .extracting(Evidence::mediaType)
                .contains("image/svg+xml");
    }

    @ParameterizedTest
    @CsvSource({
        "RABBIT_BACKLOG, rabbit.queues, notifications.info",
        "RABBIT_PERMISSIONS, rabbit.users, openstack",
        "ERLANG_MISMATCHED, rabbit.erlang, rabbit@controller",
        "NOVA_COMPUTE_HUNG, rpc.ping, nova-compute on compute1",
        "COMPUTE_OLD_CODE, rpc.wire-version, nova-compute on compute1",
    })
    void incidentTurnsItsCheckRedAndNoOther(Incident incident, String check, String subject) {
        RunResult result = run(BROKER_BUT_MEMORY, incident);
        assertThat(result.verdict()).isEqualTo(Verdict.UNHEALTHY);
        assertThat(result.checks())
                .filteredOn(one -> one.outcome() == Outcome.FAILED)
                .extracting(CheckResult::id)
                .containsExactly(check);
        assertThat(result.checks())
                .filteredOn(one -> one.id().equals(check))
                .flatExtracting(CheckResult::findings)
                .extracting(Finding::subject)
                .contains(subject);
    }

    @Test
    void memoryAlarmIsOneRedLineAndTheRootOfTheOthers() {
        RunResult result = run(BROKER_BUT_MEMORY, Incident.RABBIT_MEMORY_ALARM);
        assertThat(result.checks())
                .filteredOn(one -> one.outcome() == Outcome.FAILED)
                .extracting(CheckResult::id)
                .containsExactly("rabbit.alarms");
        assertThat(result.checks())
                .filteredOn(one -> one.id().equals("rpc.ping"))
                .extracting(CheckResult::rootCause)
                .containsExactly(Optional.of("rabbit.alarms"));
    }
}
