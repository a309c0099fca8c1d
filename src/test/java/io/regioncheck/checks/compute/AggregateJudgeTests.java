package io.regioncheck.checks.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.regioncheck.check.Finding;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Found;
import io.regioncheck.check.Severity;
import io.regioncheck.openstack.Aggregate;
import io.regioncheck.openstack.ComputeService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Hosts, aggregates and zones: what is told without a baseline, and what with one. */
class AggregateJudgeTests {
    private final Findings findings = new Findings();

    private static ComputeService compute(String host, String zone) {
        return new ComputeService("nova-compute", host, zone, true, true, Optional.empty(), Optional.empty());
    }

    private static ComputeService down(String host, String zone) {
        return new ComputeService("nova-compute", host, zone, true, false, Optional.empty(), Optional.empty());
    }

    private static Aggregate rack(String name, String... hosts) {
        return new Aggregate(name, Optional.empty(), List.of(hosts), Map.of());
    }

    private static Aggregate zone(String name, String... hosts) {
        return new Aggregate(name, Optional.of(name), List.of(hosts), Map.of());
    }

    private static AggregateBaseline baseline(HostGroups then) {
        return AggregateBaseline.now("RegionOne", then.zones(), then.aggregates());
    }

    private List<Finding> zones(HostGroups now, List<String> named, Optional<AggregateBaseline> baseline) {
        new ZoneJudge(findings, now, named).judge(baseline);
        return Found.in(findings);
    }

    private List<Finding> compared(HostGroups now, HostGroups then) {
        new AggregateJudge(findings, now, baseline(then)).judge();
        return Found.in(findings);
    }

    @Test
    void hostsInTheirZonesAreWell() {
        HostGroups now = new HostGroups(
                List.of(compute("a", "east"), compute("b", "west")), List.of(zone("east", "a"), zone("west", "b")));
        assertThat(zones(now, List.of("east", "west"), Optional.empty())).isEmpty();
        assertThat(Found.facts(findings)).containsExactly("zone east has 1 hosts", "zone west has 1 hosts");
    }

    @Test
    void hostInTwoZonesIsAnError() {
        HostGroups now =
                new HostGroups(List.of(compute("a", "east,west")), List.of(zone("east", "a"), zone("west", "a")));
        assertThat(zones(now, List.of("east", "west"), Optional.empty()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.subject()).isEqualTo("a");
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                    assertThat(finding.observed()).contains("[east, west]");
                });
    }

    @Test
    void zoneWithoutHostsAndZoneWhoseHostsAreDownAreErrors() {
        HostGroups now = new HostGroups(List.of(down("a", "east")), List.of(zone("east", "a")));
        assertThat(zones(now, List.of("east", "west"), Optional.empty()))
                .extracting(Finding::subject, Finding::observed)
                .containsExactly(tuple("zone east", "none of its 1 hosts is up"), tuple("zone west", "no host in it"));
    }

    @Test
    void hostInTheDefaultZoneIsAWarningUnlessThatZoneIsNamed() {
        HostGroups now =
                new HostGroups(List.of(compute("a", "east"), compute("b", "nova")), List.of(zone("east", "a")));
        assertThat(zones(now, List.of("east", "nova"), Optional.empty())).isEmpty();
        assertThat(zones(now, List.of("east"), Optional.empty()))
                .extracting(Finding::subject, Finding::severity)
                .containsExactly(tuple("b", Severity.WARNING));
    }

    @Test
    void hostOfTheBaselineInTheDefaultZoneIsNotNamedTwice() {
        HostGroups now =
                new HostGroups(List.of(compute("a", "east"), compute("b", "nova")), List.of(zone("east", "a")));
        assertThat(zones(now, List.of("east"), Optional.of(baseline(now)))).isEmpty();
    }

    @Test
    void memberThatIsNoComputeServiceIsAWarning() {
        HostGroups now = new HostGroups(List.of(compute("a", "nova")), List.of(rack("rack-1", "a", "gone")));
        assertThat(zones(now, List.of("nova"), Optional.empty()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.subject()).isEqualTo("gone");
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.remedy()).endsWith("openstack aggregate remove host rack-1 gone");
                });
    }

    @Test
    void hostThatDroppedOutIsNamedWithWhatPutsItBack() {
        List<ComputeService> hosts = List.of(compute("a", "nova"), compute("b", "nova"));
        HostGroups then = new HostGroups(hosts, List.of(rack("rack-1", "a", "b")));
        HostGroups now = new HostGroups(hosts, List.of(rack("rack-1", "a"), rack("rack-2", "b")));
        assertThat(compared(now, then))
                .extracting(Finding::subject, Finding::severity, Finding::observed)
                .containsExactly(
                        tuple("b", Severity.ERROR, "not in aggregate rack-1, but in [rack-2]"),
                        tuple("aggregate rack-2", Severity.WARNING, "1 hosts in it"));
        assertThat(Found.in(findings).get(0).remedy()).isEqualTo("openstack aggregate add host rack-1 b");
    }

    @Test
    void severalThatDroppedOutAreSaidInTheSameWords() {
        List<ComputeService> hosts = List.of(compute("a", "nova"), compute("b", "nova"));
        List<Finding> found = compared(
                new HostGroups(hosts, List.of(rack("rack-1"))),
                new HostGroups(hosts, List.of(rack("rack-1", "a", "b"))));
        assertThat(found).extracting(Finding::subject).containsExactly("a", "b");
        assertThat(found)
                .extracting(Finding::remedy)
                .containsOnly("for each in a b; do openstack aggregate add host rack-1 $each; done");
    }

    @Test
    void thousandThatDroppedOutDoNotFillTheReportWithTheirNames() {
        List<ComputeService> hosts = IntStream.range(0, 1000)
                .mapToObj(number -> compute("compute-" + number, "nova"))
                .toList();
        String[] names = hosts.stream().map(ComputeService::host).toArray(String[]::new);
        assertThat(compared(
                        new HostGroups(hosts, List.of(rack("r"))), new HostGroups(hosts, List.of(rack("r", names)))))
                .hasSize(1000)
                .extracting(Finding::remedy)
                .containsOnly("openstack aggregate add host r NAME   # for each of the 1000 that are named");
    }

    @Test
    void hostThatIsNoComputeServiceAnyMoreIsAWarning() {
        HostGroups then =
                new HostGroups(List.of(compute("a", "nova"), compute("b", "nova")), List.of(rack("rack-1", "a", "b")));
        HostGroups now = new HostGroups(List.of(compute("a", "nova")), List.of(rack("rack-1", "a")));
        assertThat(compared(now, then))
                .extracting(Finding::subject, Finding::severity)
                .containsExactly(tuple("b", Severity.WARNING));
    }

    @Test
    void newHostIsNoFindingAndOneThatMovedInIsAWarning() {
        HostGroups then =
                new HostGroups(List.of(compute("a", "nova"), compute("b", "nova")), List.of(rack("rack-1", "a")));
        HostGroups now = new HostGroups(
                List.of(compute("a", "nova"), compute("b", "nova"), compute("new", "nova")),
                List.of(rack("rack-1", "a", "b", "new")));
        assertThat(compared(now, then))
                .extracting(Finding::subject, Finding::severity)
                .containsExactly(tuple("b", Severity.WARNING));
        assertThat(Found.facts(findings)).singleElement().asString().endsWith("1 hosts are new since then");
    }

    @Test
    void aggregateThatIsMissingIsNamedWithWhatMakesItAgain() {
        List<ComputeService> hosts = List.of(compute("a", "nova"));
        assertThat(compared(new HostGroups(hosts, List.of()), new HostGroups(hosts, List.of(zone("east", "a")))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy())
                        .isEqualTo("openstack aggregate create --zone east east; openstack aggregate add host east a"));
    }

    @Test
    void changedZoneAndLostPropertyAreErrors() {
        List<ComputeService> hosts = List.of(compute("a", "nova"));
        Aggregate then = new Aggregate("r", Optional.of("east"), List.of("a"), Map.of("ssd", "true", "gpu", "no"));
        Aggregate now = new Aggregate("r", Optional.empty(), List.of("a"), Map.of("gpu", "no"));
        assertThat(compared(new HostGroups(hosts, List.of(now)), new HostGroups(hosts, List.of(then))))
                .extracting(Finding::severity, Finding::remedy)
                .containsExactly(
                        tuple(Severity.ERROR, "openstack aggregate set --zone east r"),
                        tuple(Severity.ERROR, "openstack aggregate set --property ssd=true r"));
    }
}
