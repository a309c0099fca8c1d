package io.regioncheck.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Finding;
import io.regioncheck.check.Outcome;
import io.regioncheck.check.RunResult;
import io.regioncheck.check.Verdict;
import io.regioncheck.demo.region.Incident;
import io.regioncheck.demo.region.Look;
import io.regioncheck.demo.region.RegionSize;
import io.regioncheck.demo.region.Release;
import io.regioncheck.demo.region.Rollout;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The switches of the embedded region: green in every release, and each incident turns its check red, with the server that it cuts off. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class SwitchIncidentTests {
    private static final List<String> CHECKS = List.of("ovs.flows", "ovs.cookies", "ovs.ports");
    private static final RegionSize SMALL = new RegionSize(3, 7);

    @TempDir
    private Path directory;

    static Set<Release> releases() {
        return Look.known();
    }

    private static DemoSettings small() {
        return of(SMALL);
    }

    private static DemoSettings of(RegionSize size) {
        return new DemoSettings(1, size, Rollout.ZED, Set.of(), Optional.empty(), 1, false);
    }

    private RunResult run(DemoSettings settings) {
        return new DemoRun(settings, directory).run("nodes", CHECKS).results().get(0);
    }

    @ParameterizedTest
    @MethodSource("releases")
    void healthyRegionIsHealthyInEveryRelease(Release release) {
        RunResult result = run(small().in(Rollout.atRest(release)));
        assertThat(result.checks())
                .as(() -> "what went wrong on a healthy demo: " + said(result))
                .filteredOn(check -> check.outcome() != Outcome.PASSED)
                .allMatch(check -> check.outcome() == Outcome.SKIPPED
                        && check.id().equals("ovs.cookies")
                        && !release.since(Release.LIBERTY));
        assertThat(result.verdict()).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void aRegionWithoutAnyPortIsHealthy() {
        RunResult result = run(DemoSettings.likeTheLab());
        assertThat(result.verdict()).as(() -> said(result)).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void hundredHostsOfHealthAreGreen() {
        RunResult result = run(of(new RegionSize(100, 400)));
        assertThat(result.verdict()).as(() -> said(result)).isEqualTo(Verdict.HEALTHY);
    }

    @ParameterizedTest
    @CsvSource({
        "FLOWS_WIPED, ovs.flows, compute1 br-int all its flows but that of table 23 are gone, of server",
        "FLOWS_WIPED_ALL, ovs.flows, compute1 br-int it has no flow at all, of server",
        "TUNNEL_PORT_REMOVED, ovs.ports, compute1 br-tun no tunnel: vxlan to compute2 (10.91.0.2), systemctl restart neutron-openvswitch-agent",
        "TUNNELS_LOST, ovs.flows, its agent makes no tunnels of type vxlan, tunnel_types = vxlan of [agent]",
        "PORT_NEVER_UP, ovs.ports, neutron has it BUILD; on the switch nothing carries it, of server portal-",
        "STALE_COOKIE_FLOW, ovs.cookies, compute1 br-int 1 flows carry a cookie that is neither the agent's nor an extension's of it,"
                + " del-flows br-int cookie=0xdeadbeef0badcafe/-1",
        "PORT_DEAD_VLAN, ovs.ports, has tag 4095, of server portal-",
        "TAP_DOWN, ovs.ports, is administratively down, ' up'"
    })
    void incidentIsNamedByItsCheckWithWhatToType(Incident incident, String check, String words, String more) {
        RunResult result = run(small().with(incident));
        assertThat(result.verdict()).as(() -> said(result)).isEqualTo(Verdict.UNHEALTHY);
        assertThat(result.checks())
                .as(() -> said(result))
                .filteredOn(one -> one.outcome() == Outcome.FAILED)
                .extracting(CheckResult::id)
                .containsExactly(check);
        assertThat(said(result)).contains(words).contains(more);
    }

    private static String said(RunResult result) {
        return result.checks().stream()
                        .flatMap(
                                check -> check.findings().stream()
                                        .map(finding -> check.id() + ": " + words(finding))
                                        .toList()
                                        .stream())
                        .collect(Collectors.joining("\n"))
                + result.checks().stream()
                        .map(check ->
                                "\n" + check.id() + " " + check.outcome() + " " + check.reason() + " " + check.facts())
                        .collect(Collectors.joining());
    }

    private static String words(Finding finding) {
        return String.join(" ", finding.subject(), finding.observed(), finding.because(), finding.remedy());
    }
}
