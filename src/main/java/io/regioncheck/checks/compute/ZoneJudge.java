package io.regioncheck.checks.compute;

import io.regioncheck.check.Findings;
import io.regioncheck.openstack.Aggregate;
import io.regioncheck.openstack.ComputeService;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/** Says what is wrong with availability zones and the hosts in them, whatever they were before. */
final class ZoneJudge {
    private final Findings findings;
    private final HostGroups now;
    private final List<String> named;

    /** @param named the zones that the environment names */
    ZoneJudge(Findings findings, HostGroups now, List<String> named) {
        this.findings = findings;
        this.now = now;
        this.named = named;
    }

    /** @param baseline what says of a host in no zone whether it had one */
    void judge(Optional<AggregateBaseline> baseline) {
        named.forEach(this::hasHosts);
        SortedMap<String, SortedSet<String>> zones = now.zonesByAggregates();
        zones.forEach(this::isInOne);
        areInOneThatIsNamed(now.hosts().stream()
                .filter(host -> !zones.containsKey(host))
                .filter(host -> !named.contains(now.zones().get(host)) && !isKnown(host, baseline))
                .toList());
        now.aggregates().forEach(this::membersAreHosts);
    }

    private void hasHosts(String zone) {
        List<ComputeService> computes = now.in(zone);
        boolean up = computes.stream().anyMatch(ComputeService::up);
        findings.expect(up, "zone " + zone)
                .scope(zone)
                .observed(computes.isEmpty() ? "no host in it" : "none of its %d hosts is up", computes.size())
                .expected("hosts that are up, as the environment names it")
                .because("every build in it ends with 'No valid host was found'")
                .remedy(
                        computes.isEmpty()
                                ? "openstack aggregate list --long   # is it spelled otherwise? openstack aggregate add host AGGREGATE HOST"
                                : "openstack compute service list --service nova-compute   # systemctl restart nova-compute on its hosts");
        if (up) {
            findings.confirm("zone %s has %d hosts", zone, computes.size());
        }
    }

    /** Nova refuses a second zone when a host is added to an aggregate, but not what was written past its API. */
    private void isInOne(String host, SortedSet<String> zones) {
        if (zones.size() > 1) {
            findings.report(host)
                    .observed("in the zones %s, by its aggregates %s", zones, now.aggregatesOf(host))
                    .expected("one zone")
                    .because("where nova puts it depends on which of them it reads first; moves and volumes go astray")
                    .remedy(
                            "openstack aggregate remove host AGGREGATE %s   # that of the zone which it does not belong to",
                            host);
        }
    }

    /** What was otherwise with a host of the baseline is said by what is compared with it. */
    private static boolean isKnown(String host, Optional<AggregateBaseline> baseline) {
        return baseline.filter(then -> then.hosts().containsKey(host)).isPresent();
    }

    /** A host that no aggregate gives a zone is in nova's default zone, which may be one of those that are wanted. */
    private void areInOneThatIsNamed(List<String> hosts) {
        for (String host : hosts) {
            findings.report(host)
                    .warning()
                    .observed(
                            "in no aggregate with a zone: nova has it in its default zone, %s",
                            now.zones().getOrDefault(host, "?"))
                    .expected("one of %s, or a baseline that has it there", named)
                    .because("builds that name a zone never reach it, builds that name none may")
                    .remedy(
                            "openstack aggregate list --long; %s",
                            ForEach.of(hosts, "openstack aggregate add host AGGREGATE %s"));
        }
    }

    private void membersAreHosts(Aggregate aggregate) {
        List<String> strangers =
                aggregate.hosts().stream().filter(host -> !now.isHost(host)).toList();
        for (String host : strangers) {
            findings.report(host)
                    .warning()
                    .observed("in aggregate %s, and there is no nova-compute of this name", aggregate.name())
                    .expected("hosts that are compute services")
                    .because("it was renamed or taken away: under its new name it is in no aggregate")
                    .remedy(
                            "openstack compute service list --service nova-compute; %s",
                            ForEach.of(strangers, "openstack aggregate remove host " + aggregate.name() + " %s"));
        }
    }
}
