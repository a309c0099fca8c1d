package io.regioncheck.checks.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regioncheck.broker.FoundVersions;
import io.regioncheck.broker.RpcAnswer;
import io.regioncheck.broker.RpcTarget;
import io.regioncheck.broker.ServedApi;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.check.Severity;
import io.regioncheck.environment.Releases;
import io.regioncheck.release.RpcVersion;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WireVersionJudgeTests {
    private static final RpcTarget TARGET = RpcTarget.of("nova", "compute", "compute1");

    private final Findings findings = new Findings();
    private final ServedApis zed = new ServedApis(new Releases(Optional.of("yoga"), "zed"));
    private final WireVersionJudge judge = new WireVersionJudge(findings, zed, "zed");

    private static List<RpcVersion> versions(String... texts) {
        return Arrays.stream(texts).map(RpcVersion::parse).toList();
    }

    private static Asked asked(boolean pinged) {
        return new Asked(new Server("nova-compute", "compute1", true, TARGET), WireApi.COMPUTE, pinged);
    }

    private FoundVersions found(int refusals, Optional<RpcAnswer> trouble, String... accepted) {
        return new FoundVersions(
                TARGET, zed.expected(WireApi.COMPUTE).orElseThrow(), versions(accepted), refusals, trouble);
    }

    private Finding only() {
        List<Finding> found = Found.in(findings);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    /** As Debian's Zed answered on the wire. */
    @Test
    void expectedOfZedIsWhatZedServes() {
        assertThat(zed.expected(WireApi.COMPUTE).map(ServedApi::expected)).contains(versions("5.13", "6.1"));
        assertThat(zed.expected(WireApi.COMPUTE_TASK).map(ServedApi::namespace)).contains(Optional.of("compute_task"));
        assertThat(zed.expected(WireApi.CONDUCTOR).map(ServedApi::expected)).contains(versions("3.0"));
        assertThat(zed.expected(WireApi.SCHEDULER).map(ServedApi::expected)).contains(versions("4.5"));
        assertThat(zed.expected(WireApi.NEUTRON_SERVER).map(ServedApi::expected))
                .contains(versions("1.9"));
        assertThat(zed.expected(WireApi.OVS_AGENT).map(ServedApi::expected)).contains(versions("1.7"));
        assertThat(zed.expected(WireApi.L3_AGENT).map(ServedApi::expected)).contains(versions("1.4"));
        assertThat(zed.expected(WireApi.CINDER_VOLUME).map(ServedApi::expected)).contains(versions("3.18"));
    }

    @Test
    void versionsOfTheReleaseAreWell() {
        judge.judge(asked(true), found(0, Optional.empty(), "5.13", "6.1"));
        judge.conclude();
        assertThat(Found.in(findings)).isEmpty();
        assertThat(Found.facts(findings)).containsExactly("1 × nova-compute compute 5.13 and 6.1");
    }

    @Test
    void anAgentOfOpenVSwitchIsNotRestartedWithoutItsGate() {
        Server agent = new Server("neutron-openvswitch-agent", "compute1", true, TARGET);
        judge.judge(
                new Asked(agent, WireApi.OVS_AGENT, true),
                new FoundVersions(
                        TARGET, zed.expected(WireApi.OVS_AGENT).orElseThrow(), versions("1.5"), 1, Optional.empty()));
        assertThat(only().remedy())
                .endsWith("; systemctl restart neutron-openvswitch-agent   # regioncheck run --suite"
                        + " before-ovs-agent-restart must be green first");
    }

    @Test
    void oldCodeIsNamedWithTheReleasesThatServeTheSame() {
        judge.judge(asked(true), found(1, Optional.empty(), "5.13", "6.0"));
        assertThat(only().severity()).isEqualTo(Severity.ERROR);
        assertThat(only().observed())
                .contains("5.13 and 6.0")
                .contains("wallaby to yoga")
                .contains("regioncheck_version_probe_ignore_errors");
        assertThat(only().expected()).contains("5.13 and 6.1").contains("zed");
    }

    @Test
    void newerCodeIsAWarning() {
        judge.judge(asked(true), found(2, Optional.empty(), "5.13", "6.1", "7.0"));
        assertThat(only().severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void silentAgentIsAnErrorButOfNovasOwnThePingTells() {
        Optional<RpcAnswer> silent = Optional.of(new RpcAnswer.Silent(Duration.ofSeconds(10)));
        judge.judge(asked(false), found(0, silent));
        assertThat(only().severity()).isEqualTo(Severity.ERROR);
        judge.judge(asked(true), found(0, silent));
        assertThat(Found.in(findings)).hasSize(1);
        assertThatThrownBy(judge::conclude).isInstanceOf(CouldNotVerify.class);
    }
}
