package io.regioncheck.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Evidence;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Outcome;
import io.regioncheck.check.Progress;
import io.regioncheck.check.RunResult;
import io.regioncheck.check.Severity;
import io.regioncheck.check.Verdict;
import io.regioncheck.demo.broker.DemoBroker;
import io.regioncheck.demo.broker.ManagementApi;
import io.regioncheck.demo.broker.Responders;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Incident;
import io.regioncheck.demo.region.SecretFile;
import io.regioncheck.demo.region.Tempo;
import io.regioncheck.environment.Environments;
import io.regioncheck.run.CheckCatalogue;
import io.regioncheck.run.Interruption;
import io.regioncheck.run.Plan;
import io.regioncheck.run.Runs;
import io.regioncheck.run.Suites;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

    /** Runs against a region with its message bus, and without its database, which takes longer to start than all of this. */
    private RunResult run(List<String> checks, Incident... incidents) {
        return run("control-plane", checks, incidents);
    }

    private RunResult run(String suite, List<String> checks, Incident... incidents) {
        DemoSettings settings = DemoSettings.likeTheLab().with(incidents);
        ExecutorService threads = Executors.newCachedThreadPool();
        try (EmbeddedCloud cloud = EmbeddedCloud.start(settings, Tempo.BRISK);
                DemoEnvironments files = new DemoEnvironments(cloud, directory, false)) {
            DemoRegion region = cloud.regions().get(0).region();
            try (DemoBroker broker = DemoBroker.start(region);
                    Responders daemons = Responders.start(broker, region, threads);
                    ManagementApi management = ManagementApi.start(broker, threads)) {
                Path written = files.write("demo");
                Path password = SecretFile.write(directory.resolve("broker-password"), DemoBroker.PASSWORD);
                Files.writeString(
                        written.resolve("demo.yaml"),
                        "broker: {management: ['%s'], amqp: ['127.0.0.1:%d'], username: %s, password: {file: %s}}%n"
                                .formatted(management.url(), broker.port(), DemoBroker.USER, password),
                        StandardOpenOption.APPEND);
                Plan plan = Plan.of(
                        new Environments(written).load("demo"),
                        new Suites(Path.of("suites")).load(suite),
                        checks,
                        CheckCatalogue.load());
                return new Runs(directory.resolve("reports"), one -> Progress.NONE, new Interruption())
                        .execute(List.of(plan), (one, result) -> {})
                        .get(0);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void healthyBusIsHealthyAndItsMemoryIsPlotted() {
        RunResult result = run(List.of("rpc.ping", "rpc.wire-version", "rpc.pins", "rabbit.*"));
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
        "CINDER_VOLUME_OLD_CODE, rpc.wire-version, cinder-volume on controller@ceph",
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

    @Test
    void agentsOfOpenVswitchMayBeRestartedWhereAllIsWell() {
        RunResult result = run("before-ovs-agent-restart", List.of());
        assertThat(result.checks()).extracting(CheckResult::id).containsExactly("ovs.gate");
        assertThat(result.verdict()).as(result.checks().toString()).isEqualTo(Verdict.HEALTHY);
        assertThat(result.checks().get(0).facts()).contains("neutron-server answers a call on q-plugin");
    }

    @ParameterizedTest
    @CsvSource({"NEUTRON_SERVER_STOPPED, neutron-server", "RABBIT_MEMORY_ALARM, memory alarm"})
    void agentsOfOpenVswitchAreNotRestartedWhereTheyWouldFindNoServer(Incident incident, String words) {
        RunResult result = run("before-ovs-agent-restart", List.of(), incident);
        assertThat(result.verdict()).as(result.checks().toString()).isEqualTo(Verdict.UNHEALTHY);
        assertThat(result.checks().get(0).findings())
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .anySatisfy(finding ->
                        assertThat(finding.subject() + " " + finding.observed()).contains(words))
                .allSatisfy(
                        finding -> assertThat(finding.because()).startsWith("restart no agent of Open vSwitch now"));
    }
}
