package io.regioncheck.checks.compute;

import io.regioncheck.check.Findings;
import io.regioncheck.openstack.Aggregate;
import java.util.List;
import java.util.Optional;

/** Says what became of aggregates since a baseline was taken. */
final class AggregateJudge {
    private final Findings findings;
    private final HostGroups now;
    private final AggregateBaseline baseline;

    AggregateJudge(Findings findings, HostGroups now, AggregateBaseline baseline) {
        this.findings = findings;
        this.now = now;
        this.baseline = baseline;
    }

    void judge() {
        baseline.aggregates()
                .forEach((name, then) -> now.aggregate(name)
                        .ifPresentOrElse(aggregate -> compare(aggregate, then), () -> missing(name, then)));
        now.aggregates().stream()
                .filter(aggregate -> !baseline.aggregates().containsKey(aggregate.name()))
                .forEach(this::unknown);
        long newHosts = now.hosts().stream()
                .filter(host -> !baseline.hosts().containsKey(host))
                .count();
        findings.confirm(
                "%d aggregates compared with those of %s on %s; %d hosts are new since then",
                baseline.aggregates().size(), baseline.region(), baseline.taken(), newHosts);
    }

    private void compare(Aggregate aggregate, AggregateBaseline.Kept then) {
        List<String> gone = then.hosts().stream()
                .filter(host -> !aggregate.hosts().contains(host))
                .toList();
        droppedOut(gone.stream().filter(now::isHost).toList(), aggregate.name());
        goneForGood(gone.stream().filter(host -> !now.isHost(host)).toList(), aggregate.name());
        joined(
                aggregate.hosts().stream()
                        .filter(host -> !then.hosts().contains(host))
                        .filter(host -> baseline.hosts().containsKey(host))
                        .toList(),
                aggregate.name());
        zone(aggregate, then.namedZone());
        then.metadata().forEach((key, value) -> metadata(aggregate, key, value));
    }

    private void droppedOut(List<String> hosts, String aggregate) {
        for (String host : hosts) {
            List<String> others = now.aggregatesOf(host);
            findings.report(host)
                    .observed(
                            "not in aggregate %s%s",
                            aggregate, others.isEmpty() ? ", nor in any other" : ", but in " + others)
                    .expected("in aggregate %s, %s", aggregate, since())
                    .because("servers that belong to its rack or zone are not put there any more, and others may be")
                    .remedy("%s", ForEach.of(hosts, "openstack aggregate add host " + aggregate + " %s"));
        }
    }

    private void goneForGood(List<String> hosts, String aggregate) {
        for (String host : hosts) {
            findings.report(host)
                    .warning()
                    .observed("no compute service any more; it was in aggregate %s", aggregate)
                    .expected("a compute service, %s", since())
                    .because("if it was not taken away on purpose, its capacity is lost")
                    .remedy("if it is gone for good: take a new baseline; else on it: systemctl status nova-compute");
        }
    }

    private void joined(List<String> hosts, String aggregate) {
        for (String host : hosts) {
            findings.report(host)
                    .warning()
                    .observed("in aggregate %s", aggregate)
                    .expected("not there, %s", since())
                    .because("it takes servers of another rack or zone than it did")
                    .remedy(
                            "%s   # or, if it is meant, take a new baseline",
                            ForEach.of(hosts, "openstack aggregate remove host " + aggregate + " %s"));
        }
    }

    private void missing(String name, AggregateBaseline.Kept then) {
        findings.report("aggregate " + name)
                .observed("missing")
                .expected("%d hosts in it, %s", then.hosts().size(), since())
                .because("flavors and zones that are bound to it find no host")
                .remedy("%s", restoring(name, then));
    }

    private String restoring(String name, AggregateBaseline.Kept then) {
        List<String> hosts = then.hosts().stream().filter(now::isHost).toList();
        String create = "openstack aggregate create"
                + then.namedZone().map(zone -> " --zone " + zone).orElse("") + " " + name;
        return hosts.isEmpty()
                ? create
                : create + "; " + ForEach.of(hosts, "openstack aggregate add host " + name + " %s");
    }

    private void unknown(Aggregate aggregate) {
        findings.report("aggregate " + aggregate.name())
                .warning()
                .observed("%d hosts in it", aggregate.hosts().size())
                .expected("no such aggregate, %s", since())
                .because("it may bind hosts to flavors or to a zone that nobody meant to")
                .remedy("openstack aggregate show %s   # if it is meant, take a new baseline", aggregate.name());
    }

    private void zone(Aggregate aggregate, Optional<String> then) {
        findings.expect(aggregate.zone().equals(then), "aggregate " + aggregate.name())
                .observed("zone %s", aggregate.zone().orElse("none"))
                .expected("zone %s, %s", then.orElse("none"), since())
                .because("its hosts are in another availability zone than users know them in")
                .remedy(
                        "%s",
                        then.map(zone -> "openstack aggregate set --zone " + zone + " " + aggregate.name())
                                .orElse("openstack aggregate unset --property availability_zone " + aggregate.name()));
    }

    private void metadata(Aggregate aggregate, String key, String then) {
        Optional<String> value = Optional.ofNullable(aggregate.metadata().get(key));
        findings.expect(value.filter(then::equals).isPresent(), "aggregate " + aggregate.name())
                .observed("%s", value.map(one -> key + "=" + one).orElse("no property " + key))
                .expected("%s=%s, %s", key, then, since())
                .because("flavors with a matching extra spec find other hosts, or none")
                .remedy("openstack aggregate set --property %s=%s %s", key, then, aggregate.name());
    }

    private String since() {
        return "as in " + baseline.region() + " on " + baseline.taken();
    }
}
