package io.regioncheck.checks.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.check.Severity;
import io.regioncheck.database.ServiceRecords.NovaService;
import io.regioncheck.release.NovaServices;
import io.regioncheck.release.Release;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class StartJudgeTests {
    private static final Optional<Duration> NOW = Optional.of(Duration.ofSeconds(4));

    private final Findings findings = new Findings();

    private StartJudge judge(Optional<Release> source) {
        return new StartJudge(
                findings,
                Release.ZED,
                NovaServices.facts().oldestSupportedBy(Release.ZED).orElseThrow(),
                source);
    }

    private static NovaService compute(String host, int version, Optional<Duration> silentFor) {
        return new NovaService(7, host, "nova-compute", OptionalInt.of(version), false, false, silentFor);
    }

    @Test
    void computesOfTheReleaseBeforeDoNotHoldItBack() {
        StartJudge judge = judge(Optional.of(Release.YOGA));
        judge.judge(List.of(compute("compute1", 61, NOW), compute("compute2", 64, NOW)));
        assertThat(Found.in(findings)).isEmpty();
        assertThat(Found.facts(findings))
                .containsExactly(
                        "2 nova-computes counted; the oldest has version 61, as yoga has it; zed starts from 61 on");
        assertThat(judge.order()).isEmpty();
    }

    @Test
    void olderOneIsNamedWithTheOrderInWhichToGo() {
        StartJudge judge = judge(Optional.of(Release.YOGA));
        judge.judge(List.of(compute("compute2", 60, NOW), compute("compute1", 64, NOW)));
        assertThat(Found.in(findings)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.subject()).isEqualTo("nova-compute on compute2");
            assertThat(finding.observed()).isEqualTo("version 60, as xena has it");
            assertThat(finding.expected()).isEqualTo("61 or higher, as from yoga on");
            assertThat(finding.because()).contains("TooOldComputeService").contains("500");
            assertThat(finding.remedy())
                    .startsWith("before the controllers are restarted with zed: upgrade nova on this host to yoga")
                    .doesNotContain("delete");
        });
        assertThat(judge.order().orElseThrow())
                .containsSubsequence(
                        "1. with the controllers as they are, nova-compute to yoga",
                        "compute2",
                        "2. ",
                        "3. the controllers",
                        "4. the computes to zed")
                .doesNotContain("compute1");
    }

    @Test
    void whoIsGoneIsToBeDeletedAtFirst() {
        judge(Optional.empty()).judge(List.of(compute("compute0", 60, Optional.of(Duration.ofDays(400)))));
        assertThat(Found.in(findings))
                .singleElement()
                .extracting(Finding::remedy)
                .asString()
                .startsWith("if the host is gone for good: openstack compute service list --service nova-compute;")
                .contains("if it is still there: before");
    }

    @Test
    void whereTheWholeRegionIsTooOldItGoesOverTheReleaseBetween() {
        StartJudge judge = judge(Optional.of(Release.XENA));
        judge.judge(List.of(compute("compute1", 60, NOW)));
        assertThat(Found.in(findings))
                .singleElement()
                .extracting(Finding::remedy)
                .asString()
                .startsWith("go over yoga")
                .contains("disable_compute_service_check_for_ffu true");
        assertThat(judge.order().orElseThrow()).startsWith("1. the controllers, then the computes: to yoga");
    }

    @Test
    void whatNovaDoesNotCountDoesNotHoldItBack() {
        judge(Optional.empty())
                .judge(List.of(
                        new NovaService(1, "a", "nova-compute", OptionalInt.of(60), false, true, NOW),
                        new NovaService(2, "b", "nova-compute", OptionalInt.empty(), false, false, NOW),
                        new NovaService(3, "c", "nova-compute", OptionalInt.of(0), false, false, NOW)));
        assertThat(Found.in(findings)).isEmpty();
        assertThat(Found.facts(findings)).hasSize(3).allMatch(fact -> fact.startsWith("left out: nova-compute on "));
    }

    @Test
    void whoIsDisabledCounts() {
        judge(Optional.empty())
                .judge(List.of(new NovaService(1, "a", "nova-compute", OptionalInt.of(60), true, false, NOW)));
        assertThat(Found.in(findings)).hasSize(1);
    }
}
