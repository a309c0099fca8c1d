package io.regioncheck.checks.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.SampleEnvironment;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.check.Severity;
import io.regioncheck.release.Release;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtensionJudgeTests {
    private final Findings findings = new Findings();

    private ExtensionJudge offered(Release target, String... aliases) {
        return new ExtensionJudge(findings, List.of(aliases), target);
    }

    private static ExtensionBaseline before(String... aliases) {
        return new ExtensionBaseline("RegionOne", "2026-01-01T00:00:00Z", List.of(aliases));
    }

    private Finding only() {
        assertThat(Found.in(findings)).hasSize(1);
        return Found.in(findings).get(0);
    }

    @Test
    void whatIsOfferedAsBeforeIsWell() {
        offered(Release.ZED, "router", "qos", "trunk").asBefore(before("router", "qos"));
        assertThat(Found.in(findings)).isEmpty();
        assertThat(Found.facts(findings))
                .containsExactly("2 of 2 extensions as in RegionOne on 2026-01-01T00:00:00Z, 1 more than then");
    }

    @Test
    void lostOneIsNamedWithWhatItIsForAndWhichLinesBringItBack() {
        offered(Release.ZED, "router").asBefore(before("router", "qos"));
        assertThat(only().severity()).isEqualTo(Severity.ERROR);
        assertThat(only().subject()).isEqualTo("extension qos");
        assertThat(only().because()).startsWith("it is for limits and guarantees of bandwidth;");
        assertThat(only().remedy())
                .isEqualTo(
                        "on each controller: crudini --set --list /etc/neutron/neutron.conf DEFAULT service_plugins qos"
                                + " && crudini --set --list /etc/neutron/plugins/ml2/ml2_conf.ini ml2 extension_drivers qos"
                                + " && systemctl restart neutron-server");
    }

    @Test
    void lostOneOfAVendorIsLookedForInTheConfiguration() {
        offered(Release.ZED, "router").asBefore(before("router", "vendor-qos"));
        assertThat(only().remedy()).startsWith("on the controllers: grep -E '^(core_plugin|service_plugins)'");
    }

    @Test
    void whatTheReleaseDroppedIsNoLoss() {
        offered(Release.ZED, "standard-attr-tag").asBefore(before("tag", "timestamp_core"));
        assertThat(Found.in(findings)).isEmpty();
        assertThat(Found.facts(findings))
                .contains(
                        "tag went with rocky: standard-attr-tag stands for it",
                        "timestamp_core went with newton: standard-attr-timestamp stands for it");
    }

    @Test
    void beforeTheReleaseThatDropsItItIsALoss() {
        offered(Release.MITAKA, "agent").asBefore(before("timestamp_core"));
        assertThat(only().subject()).isEqualTo("extension timestamp_core");
        assertThat(only().severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void whatIsNotThereByItselfAnyMoreIsAWarning() {
        offered(Release.NEWTON, "agent").asBefore(before("dns-integration"));
        assertThat(only().severity()).isEqualTo(Severity.WARNING);
        assertThat(only().expected()).contains("from newton on");
        assertThat(only().remedy()).contains("ml2 extension_drivers dns");
    }

    @Test
    void requiredOneThatTheReleaseDroppedIsMissedAllTheSame() {
        offered(Release.ZED, "agent").required(List.of("lbaasv2"));
        assertThat(only().severity()).isEqualTo(Severity.ERROR);
        assertThat(only().remedy())
                .isEqualTo("zed has it no more: octavia stands for it; take it out of what is required");
    }

    @Test
    void whatSeveralMissIsNamedOnce() {
        ExtensionJudge judge = offered(Release.ZED, "agent");
        judge.required(List.of("security-group"));
        judge.ours(new SampleEnvironment().build());
        judge.asBefore(before("security-group"));
        assertThat(only().expected()).contains("which the environment requires");
    }

    @Test
    void ourOwnServersNeedAgentsAndSecurityGroups() {
        offered(Release.MITAKA, "router").ours(new SampleEnvironment().build());
        assertThat(Found.in(findings))
                .extracting(Finding::subject)
                .containsExactly("extension agent", "extension security-group");
    }
}
