package io.regioncheck.checks.software;

import io.regioncheck.check.Findings;
import io.regioncheck.environment.Role;
import io.regioncheck.node.software.InstalledPackage;
import io.regioncheck.node.software.PackageSystem;
import io.regioncheck.release.CodeVersions;
import io.regioncheck.release.Release;
import io.regioncheck.release.Service;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Names the hosts that differ from most of their role. Hosts whose services are of other releases are another kind: that is said where
 * releases are judged, and in the midst of an upgrade it is as it should be.
 */
final class SameJudge {
    private static final int SHOWN = 4;
    /** Of fewer hosts nobody can say which is the odd one that lacks something. */
    private static final int MANY = 3;

    private final CodeVersions versions = CodeVersions.facts();
    private final Findings findings;
    private final Set<String> said = new HashSet<>();
    private final Alike faults = new Alike("versions.txt");

    SameJudge(Findings findings) {
        this.findings = findings;
    }

    void judge(List<SoftwareOfHost> hosts) {
        Map<SoftwareOfHost, Kind> kinds = new HashMap<>();
        hosts.forEach(host -> kinds.put(host, kind(host)));
        for (Role role : Role.values()) {
            Map<Kind, List<SoftwareOfHost>> alike = hosts.stream()
                    .filter(host -> host.roles().contains(role))
                    .collect(Collectors.groupingBy(kinds::get, LinkedHashMap::new, Collectors.toList()));
            alike.values().forEach(group -> versions(role, group));
        }
        Map<List<Object>, List<SoftwareOfHost>> twins = hosts.stream()
                .collect(Collectors.groupingBy(
                        host -> List.of(kinds.get(host), host.roles()), LinkedHashMap::new, Collectors.toList()));
        twins.values().stream().filter(group -> group.size() >= MANY).forEach(this::missing);
        faults.report(findings);
    }

    /** What makes versions comparable: who keeps the packages, and of which releases the services are. */
    private record Kind(Optional<PackageSystem> system, Map<Service, Set<Optional<Release>>> releases) {}

    private Kind kind(SoftwareOfHost host) {
        return new Kind(
                host.packages().system(),
                host.services(versions).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> Set.copyOf(entry.getValue().keySet()))));
    }

    private void versions(Role role, List<SoftwareOfHost> hosts) {
        Map<String, Map<String, List<SoftwareOfHost>>> byPackage = new TreeMap<>();
        for (SoftwareOfHost host : hosts) {
            for (InstalledPackage one : host.packages().all()) {
                byPackage
                        .computeIfAbsent(one.name(), any -> new TreeMap<>())
                        .computeIfAbsent(one.version(), any -> new ArrayList<>())
                        .add(host);
            }
        }
        Map<SoftwareOfHost, List<Odd>> odd = new LinkedHashMap<>();
        byPackage.forEach((name, having) -> {
            if (having.size() > 1) {
                String usual = usual(hosts.get(0), having);
                having.forEach((version, some) -> some.stream()
                        .filter(host -> !version.equals(usual) && said.add(host.host() + " " + name))
                        .forEach(host -> odd.computeIfAbsent(host, any -> new ArrayList<>())
                                .add(new Odd(
                                        name,
                                        version,
                                        usual,
                                        having.getOrDefault(usual, List.of()).size()))));
            }
        });
        odd.forEach((host, packages) -> report(role, host, packages, hosts.size()));
        findings.confirm(
                "%d of %d hosts of role %s have the same %d packages in the same versions",
                hosts.size() - odd.size(), hosts.size(), role.name().toLowerCase(Locale.ROOT), byPackage.size());
    }

    /** A package that differs, and what most have. */
    private record Odd(String name, String version, String usual, int having) {}

    /** Returns the version that most have; of several that as many have, the newest: an upgrade goes there. */
    private static String usual(SoftwareOfHost any, Map<String, List<SoftwareOfHost>> having) {
        Comparator<String> order =
                any.packages().system().orElse(PackageSystem.DPKG).order();
        return having.entrySet().stream()
                .max(Comparator.comparingInt((Map.Entry<String, List<SoftwareOfHost>> entry) ->
                                entry.getValue().size())
                        .thenComparing(Map.Entry::getKey, order))
                .orElseThrow()
                .getKey();
    }

    private void report(Role role, SoftwareOfHost host, List<Odd> packages, int hosts) {
        boolean openstack = packages.stream().anyMatch(one -> isOfOpenStack(host, one.name()));
        String usual = packages.stream().map(Odd::usual).distinct().limit(SHOWN).collect(Collectors.joining(", "));
        faults.add(
                host.host(),
                new Alike.Fault(
                        "packages",
                        !openstack,
                        some(packages, one -> one.name() + " " + one.version()),
                        usual + ", as " + packages.get(0).having() + " of " + hosts + " hosts of role "
                                + role.name().toLowerCase(Locale.ROOT) + " have",
                        openstack
                                ? "hosts of one role run other code: what a user gets depends on where the request lands"
                                : "what OpenStack stands on differs: migrations and clusters are not tried between these",
                        align(host, packages)));
    }

    private static boolean isOfOpenStack(SoftwareOfHost host, String name) {
        return host.packages()
                .named(name)
                .filter(one -> CodePackages.project(one).isPresent()
                        || CodePackages.library(one).isPresent())
                .isPresent();
    }

    private static String align(SoftwareOfHost host, List<Odd> packages) {
        boolean rpm = host.packages().system().filter(PackageSystem.RPM::equals).isPresent();
        return "on the host: " + (rpm ? "dnf install " : "apt-get install --allow-downgrades ")
                + packages.stream()
                        .limit(SHOWN)
                        .map(one -> one.name() + (rpm ? "-" : "=") + one.usual())
                        .collect(Collectors.joining(" "))
                + "   # and restart its services";
    }

    private void missing(List<SoftwareOfHost> hosts) {
        Map<String, Integer> having = new TreeMap<>();
        for (SoftwareOfHost host : hosts) {
            host.packages().all().stream()
                    .filter(one -> CodePackages.project(one).isPresent())
                    .forEach(one -> having.merge(one.name(), 1, Integer::sum));
        }
        for (SoftwareOfHost host : hosts) {
            List<String> lacking = having.entrySet().stream()
                    .filter(entry -> 3 * entry.getValue() > 2 * hosts.size()
                            && host.packages().named(entry.getKey()).isEmpty())
                    .map(Map.Entry::getKey)
                    .toList();
            if (!lacking.isEmpty()) {
                String names = String.join(" ", lacking);
                faults.add(
                        host.host(),
                        new Alike.Fault(
                                "packages",
                                true,
                                "has no " + String.join(", ", lacking),
                                "what most of the " + hosts.size() + " hosts of the same roles have",
                                "a service that its neighbours run is not there, or was taken away by the upgrade",
                                "on the host: apt-get install " + names + " (or dnf install " + names + ")"));
            }
        }
    }

    private static String some(List<Odd> all, Function<Odd, String> label) {
        String named = all.stream().limit(SHOWN).map(label).collect(Collectors.joining(", "));
        return all.size() > SHOWN ? named + " and " + (all.size() - SHOWN) + " more" : named;
    }
}
