package io.regioncheck.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Outcome;
import io.regioncheck.demo.region.Incident;
import io.regioncheck.demo.region.Look;
import io.regioncheck.demo.region.Release;
import io.regioncheck.demo.region.Rollout;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What hosts of each release have in nova.conf is found by asking them: the environment says nothing of their nova. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class PinIncidentTests {
    @TempDir
    private Path directory;

    static Set<Release> releases() {
        return Look.known();
    }

    private CheckResult pins(Release release, Incident... incidents) {
        DemoSettings settings =
                DemoSettings.likeTheLab().in(Rollout.atRest(release)).with(incidents);
        List<CheckResult> checks = new DemoRun(settings, directory)
                .run("nodes", List.of("rpc.pins"))
                .results()
                .get(0)
                .checks();
        assertThat(checks).singleElement().extracting(CheckResult::id).isEqualTo("rpc.pins");
        return checks.get(0);
    }

    @ParameterizedTest
    @MethodSource("releases")
    void hostsWithoutAPinTalk(Release release) {
        CheckResult pins = pins(release);
        assertThat(pins.findings()).isEmpty();
        assertThat(pins.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(pins.facts()).anyMatch(fact -> fact.endsWith("by their packages and their nova.conf"));
    }

    @ParameterizedTest
    @CsvSource({"KILO, WARNED, pin", "MITAKA, FAILED, calls", "ZED, FAILED, calls", "EPOXY, FAILED, calls"})
    void junoLeftInNovaConfIsNamedWithWhatToType(Release release, Outcome outcome, String what) {
        CheckResult pins = pins(release, Incident.COMPUTE_PIN_JUNO);
        assertThat(pins.outcome()).isEqualTo(outcome);
        assertThat(pins.findings())
                .filteredOn(finding -> finding.subject().equals("compute " + what + " of controller"))
                .singleElement()
                .extracting(Finding::remedy)
                .asString()
                .contains("crudini --del /etc/nova/nova.conf upgrade_levels compute; systemctl restart nova-conductor");
    }
}
