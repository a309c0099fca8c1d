package io.regioncheck.checks.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.check.Severity;
import io.regioncheck.database.ServiceRecords.NovaService;
import io.regioncheck.release.Release;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NovaVersionJudgeTests {
    private static final Optional<Duration> NOW = Optional.of(Duration.ofSeconds(4));
    private static final Wanted ZED = new Wanted(List.of(Release.ZED));
    private static final Wanted YOGA_OR_ZED = new Wanted(List.of(Release.YOGA, Release.ZED));

    private final Findings findings = new Findings();
    private final List<String> table = new ArrayList<>();

    private static NovaService row(String binary, String host, int version, Optional<Duration> silentFor) {
        return new NovaService(7, host, binary, OptionalInt.of(version), false, false, silentFor);
    }

    private static NovaService compute(String host, int version) {
        return row("nova-compute", host, version, NOW);
    }

    private List<Finding> found(Wanted wanted, NovaService... services) {
        new NovaVersionJudge(findings, wanted, table).judge(List.of(services));
        return Found.in(findings);
    }

    private Finding only(Wanted wanted, NovaService... services) {
        assertThat(found(wanted, services)).hasSize(1);
        return Found.in(findings).get(0);
    }

    @Test
    void whoeverIsOfTheReleaseIsCounted() {
        assertThat(found(
                        ZED,
                        compute("compute1", 64),
                        compute("compute2", 64),
                        row("nova-conductor", "controller", 64, NOW),
                        row("nova-osapi_compute", "controller", 64, Optional.empty())))
                .isEmpty();
        assertThat(Found.facts(findings))
                .contains(
                        "2 × nova-compute version 64, as zed has it",
                        "1 × nova-conductor version 64, as zed has it",
                        "1 × nova-osapi_compute version 64, as zed has it");
        assertThat(table).hasSize(4);
    }

    @Test
    void computeOfTheOldReleaseIsNamedWithItsReleaseAndWhatToType() {
        Finding finding = only(ZED, compute("compute1", 61), compute("compute2", 64));
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.subject()).isEqualTo("nova-compute on compute1");
        assertThat(finding.observed()).isEqualTo("version 61, as yoga has it");
        assertThat(finding.expected()).isEqualTo("version 64, as zed has it");
        assertThat(finding.because()).contains("lowest of all computes");
        assertThat(finding.remedy()).contains("systemctl restart nova-compute").doesNotContain("delete");
    }

    @Test
    void versionsThatTwoReleasesHaveNameBoth() {
        assertThat(only(ZED, compute("compute1", 66)).observed())
                .isEqualTo("version 66, as antelope and bobcat has it");
    }

    @Test
    void whoIsDownAndDisabledCountsAndMayBeGone() {
        NovaService gone = new NovaService(
                3, "compute0", "nova-compute", OptionalInt.of(60), true, false, Optional.of(Duration.ofDays(40)));
        Finding finding = only(ZED, gone);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.observed())
                .isEqualTo("version 60, as xena has it; disabled, and counted all the same; nothing was heard of it for"
                        + " more than a month");
        assertThat(finding.remedy()).contains("openstack compute service delete ID");
    }

    @Test
    void whoIsForcedDownDoesNotCount() {
        NovaService forced = new NovaService(3, "compute2", "nova-compute", OptionalInt.of(60), false, true, NOW);
        assertThat(found(ZED, forced, compute("compute1", 64))).isEmpty();
        assertThat(Found.facts(findings))
                .anyMatch(
                        fact -> fact.contains("nova-compute on compute2, version 60") && fact.contains("forced down"));
    }

    @Test
    void rowWithoutVersionIsOfKilo() {
        NovaService row = new NovaService(3, "compute2", "nova-compute", OptionalInt.empty(), false, false, NOW);
        assertThat(only(new Wanted(List.of(Release.MITAKA)), row).observed())
                .isEqualTo("no version, as kilo or older has it");
    }

    @Test
    void betweenTwoReleasesBothAreRight() {
        assertThat(found(
                        YOGA_OR_ZED,
                        row("nova-conductor", "controller", 64, NOW),
                        compute("compute1", 61),
                        compute("compute2", 64)))
                .isEmpty();
        assertThat(only(YOGA_OR_ZED, compute("compute3", 60)).expected())
                .isEqualTo("version 61, as yoga has it, or version 64, as zed has it");
    }

    @Test
    void conductorThatIsBehindItsComputesIsNamed() {
        Finding finding = only(
                YOGA_OR_ZED,
                row("nova-conductor", "controller1", 61, NOW),
                row("nova-conductor", "controller2", 64, NOW),
                compute("compute1", 64));
        assertThat(finding.subject()).isEqualTo("nova-conductor on controller1");
        assertThat(finding.observed()).isEqualTo("version 61, as yoga has it, while 1 computes are of zed");
        assertThat(finding.because()).contains("conductors go first");
    }

    @Test
    void beforeAnyComputeIsUpgradedAnOldConductorIsRight() {
        assertThat(found(YOGA_OR_ZED, row("nova-conductor", "controller1", 61, NOW), compute("compute1", 61)))
                .isEmpty();
    }

    @Test
    void oldApiOnAHostThatLivesIsAnErrorAndElsewhereAWarning() {
        NovaService api = row("nova-osapi_compute", "controller", 61, Optional.empty());
        assertThat(only(ZED, api, row("nova-scheduler", "controller", 64, NOW)).severity())
                .isEqualTo(Severity.ERROR);
        assertThat(Found.in(findings).get(0).remedy()).contains("systemctl restart nova-api");
        Findings others = new Findings();
        new NovaVersionJudge(others, ZED, table).judge(List.of(api, row("nova-scheduler", "other", 64, NOW)));
        assertThat(Found.in(others)).extracting(Finding::severity).containsExactly(Severity.WARNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nova-consoleauth", "nova-cert", "nova-ec2"})
    void rowOfADaemonThatIsGoneIsLeftOver(String binary) {
        Finding finding = only(ZED, row(binary, "controller", 37, Optional.of(Duration.ofDays(3))));
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.expected()).isEqualTo("no such service in zed");
        assertThat(finding.observed()).endsWith("for more than a day");
    }

    @Test
    void daemonThatTheReleaseStillHasIsNot() {
        assertThat(found(new Wanted(List.of(Release.STEIN)), row("nova-consoleauth", "controller", 37, NOW)))
                .isEmpty();
    }
}
