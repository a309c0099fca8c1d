package io.regioncheck.checks.software;

import io.regioncheck.check.Findings;
import io.regioncheck.check.SwitchAgentGate;
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
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names the hosts that differ from most of their role. Hosts whose services are of other releases are another kind: that is said where
 * releases are judged, and in the midst of an upgrade it is as it should be.
 */
final class SameJudge {
    private static final int SHOWN = 4;
    private static final int TYPED = 200;
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
            for (InstalledPackage one : host.inUse()) {
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
    private record Odd(String name, String version, String usual, int having) {
        private static final Pattern OF_A_COMMIT = Pattern.compile("[.-]20\\d{10,12}(\\.|$)");

        /** Other releases of a distribution, and its fixes, have the same code of OpenStack in other revisions. */
        boolean isOfTheSameSource() {
            return source(version).equals(source(usual)) && !isSnapshot(version) && !isSnapshot(usual);
        }

        private static String source(String version) {
            return version.substring(version.indexOf(':') + 1, end(version));
        }

        /**
         * Builds of RDO and Red Hat that are of a commit and not of a release have its time in the revision: {@code 25.0.1-0.20220906085522.el9},
         * {@code 20.4.1-1.20221005193231.1ee93b9.el8ost}.
         */
        private static boolean isSnapshot(String version) {
            String revision = version.substring(end(version));
            return revision.startsWith("-0.") || OF_A_COMMIT.matcher(revision).find();
        }

        private static int end(String version) {
            int dash = version.lastIndexOf('-');
            return dash < 0 ? version.length() : dash;
        }
    }

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
        List<Odd> openstack =
                packages.stream().filter(one -> isOfOpenStack(host, one.name())).toList();
        boolean otherCode = !openstack.stream().allMatch(Odd::isOfTheSameSource);
        boolean otherBuild = !otherCode && !openstack.isEmpty();
        String usual = packages.stream().map(Odd::usual).distinct().limit(SHOWN).collect(Collectors.joining(", "));
        faults.add(
                host.host(),
                new Alike.Fault(
                        "packages",
                        !otherCode,
                        some(packages, one -> one.name() + " " + one.version()),
                        usual + ", as " + packages.get(0).having() + " of " + hosts + " hosts of role "
                                + role.name().toLowerCase(Locale.ROOT) + " have",
                        because(otherCode, otherBuild),
                        otherBuild ? refresh(host, packages) : align(host, packages)));
    }

    private static String because(boolean otherCode, boolean otherBuild) {
        if (otherCode) {
            return "hosts of one role run other code: what a user gets depends on where the request lands";
        }
        return otherBuild
                ? "the same version of OpenStack, packaged otherwise: one lacks a fix of the distribution, or is of another release of it"
                : "what OpenStack stands on differs: migrations and clusters are not tried between these";
    }

    private static boolean isOfOpenStack(SoftwareOfHost host, String name) {
        return host.packages()
                .named(name)
                .filter(one -> CodePackages.project(one).isPresent()
                        || CodePackages.library(one)
                                .filter(library -> !CodePackages.CLIENTS_OF_OTHERS.contains(library))
                                .isPresent())
                .isPresent();
    }

    private static String align(SoftwareOfHost host, List<Odd> packages) {
        boolean rpm = isRpm(host);
        return typed(
                rpm ? "dnf install" : "apt-get install --allow-downgrades",
                packages,
                one -> one.name() + (rpm ? "-" : "=") + one.usual(),
                "and restart its services");
    }

    /** The version that others have may not be in this host's archive. */
    private static String refresh(SoftwareOfHost host, List<Odd> packages) {
        return typed(
                isRpm(host) ? "dnf upgrade" : "apt-get update; apt-get install --only-upgrade",
                packages,
                Odd::name,
                "the newest of its own archive, and restart its services; where its distribution is of another release, waive it");
    }

    private static boolean isRpm(SoftwareOfHost host) {
        return host.packages().system().filter(PackageSystem.RPM::equals).isPresent();
    }

    /** All of them at once: packages of one source depend on each other in the same version, and one alone takes the others away. */
    private static String typed(String command, List<Odd> packages, Function<Odd, String> word, String then) {
        List<String> names = packages.stream().map(Odd::name).toList();
        return "on the host: " + command + " "
                + packages.stream().limit(TYPED).map(word).collect(Collectors.joining(" "))
                + (packages.size() > TYPED ? " …" : "")
                + "   # "
                + (packages.size() > TYPED ? (packages.size() - TYPED) + " more are in packages.txt; " : "")
                + then
                + (SwitchAgentGate.isBefore(names) ? "; " + SwitchAgentGate.WORDS : "");
    }

    private void missing(List<SoftwareOfHost> hosts) {
        Map<String, Integer> having = new TreeMap<>();
        for (SoftwareOfHost host : hosts) {
            host.inUse().stream()
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
                                "on the host: apt-get install " + names + " (or dnf install " + names + ")"
                                        + SwitchAgentGate.comment(lacking)));
            }
        }
    }

    private static String some(List<Odd> all, Function<Odd, String> label) {
        String named = all.stream().limit(SHOWN).map(label).collect(Collectors.joining(", "));
        return all.size() > SHOWN ? named + " and " + (all.size() - SHOWN) + " more" : named;
    }
}
