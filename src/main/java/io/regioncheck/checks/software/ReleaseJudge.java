package io.regioncheck.checks.software;

import io.regioncheck.check.Findings;
import io.regioncheck.check.SwitchAgentGate;
import io.regioncheck.node.software.InstalledPackage;
import io.regioncheck.node.software.PackageSystem;
import io.regioncheck.release.CodeVersions;
import io.regioncheck.release.Release;
import io.regioncheck.release.Service;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says which hosts have a service of a release that they should not have, of two at once, or not to its end. */
final class ReleaseJudge {
    private static final int SHOWN = 3;

    private final CodeVersions versions = CodeVersions.facts();
    private final Findings findings;
    private final Expected expected;
    private final Map<String, Integer> asExpected = new TreeMap<>();
    private final Map<Service, Map<Release, List<String>>> before = new EnumMap<>(Service.class);
    private final Alike faults = new Alike("releases.txt");

    ReleaseJudge(Findings findings, Expected expected) {
        this.findings = findings;
        this.expected = expected;
    }

    void judge(List<SoftwareOfHost> hosts) {
        for (SoftwareOfHost host : hosts) {
            unfinished(host);
            leftOver(host);
            host.services(versions).forEach((service, releases) -> judge(host, service, releases));
        }
        faults.report(findings);
        before.forEach(this::several);
        asExpected.forEach((what, number) -> findings.confirm("%s on %d hosts", what, number));
    }

    private void unfinished(SoftwareOfHost host) {
        List<InstalledPackage> open =
                host.packages().all().stream().filter(one -> !one.isWhole()).toList();
        if (!open.isEmpty()) {
            faults.add(
                    host.host(),
                    new Alike.Fault(
                            "packages",
                            false,
                            "not installed to their end: "
                                    + some(open, one -> one.name() + " " + one.version() + " (" + one.state() + ")"),
                            "ii, installed, of all",
                            "the upgrade of the host broke off: files are new, and what configures and restarts was not run",
                            "on the host: dpkg --audit; dpkg --configure -a; apt-get -f install"));
        }
    }

    private void leftOver(SoftwareOfHost host) {
        List<InstalledPackage> old = host.leftOver().stream()
                .filter(one -> CodePackages.project(one).isPresent())
                .toList();
        if (!old.isEmpty()) {
            String names = old.stream().map(InstalledPackage::name).collect(Collectors.joining(" "));
            boolean rpm = isRpm(host);
            faults.add(
                    host.host(),
                    new Alike.Fault(
                            "packages of Python 2",
                            true,
                            "left over: " + some(old, ReleaseJudge::label),
                            "python3-… alone",
                            "services run on Python 3 now: the old code is in nobody's way but that of the next upgrade",
                            String.format(
                                    rpm
                                            ? "on the host: rpm -e --test %1$s; if nothing needs it: dnf remove %1$s"
                                            : "on the host: apt-get -s purge %1$s; if that takes nothing else away: apt-get purge %1$s",
                                    names)));
        }
    }

    private void judge(SoftwareOfHost host, Service service, Map<Optional<Release>, List<InstalledPackage>> releases) {
        if (releases.size() > 1) {
            String found = releases.entrySet().stream()
                    .map(entry -> words(entry.getKey()) + ": " + some(entry.getValue(), ReleaseJudge::label))
                    .collect(Collectors.joining("; "));
            faults.add(
                    host.host(),
                    new Alike.Fault(
                            service.toString(),
                            false,
                            found,
                            "all of " + expected.words(service),
                            "the host is half upgraded: parts of one service that were never tried together",
                            upgrade(
                                    host,
                                    releases.values().stream()
                                            .flatMap(List::stream)
                                            .toList())));
            return;
        }
        releases.forEach((release, all) -> only(host, service, release, all));
    }

    private void only(SoftwareOfHost host, Service service, Optional<Release> release, List<InstalledPackage> all) {
        Set<Release> right = expected.of(service);
        if (release.filter(right::contains).isPresent()) {
            if (expected.isOpen() && release.get() != expected.target()) {
                before.computeIfAbsent(service, unseen -> new EnumMap<>(Release.class))
                        .computeIfAbsent(release.get(), unseen -> new ArrayList<>())
                        .add(host.host());
            }
            asExpected.merge(service + " of " + release.get(), 1, Integer::sum);
        } else if (release.isEmpty()) {
            String name = all.get(0).name();
            faults.add(
                    host.host(),
                    new Alike.Fault(
                            service.toString(),
                            true,
                            some(all, ReleaseJudge::label) + ": no release that is known has such a version",
                            expected.words(service),
                            "whether this is the release that it should be cannot be said: is it a build of your own?",
                            "apt-cache policy " + name + " (or dnf info " + name + "): where does it come from"));
        } else {
            faults.add(
                    host.host(),
                    new Alike.Fault(
                            service.toString(),
                            false,
                            release.get() + ": " + some(all, ReleaseJudge::label),
                            expected.words(service),
                            behind(release.get(), right),
                            upgrade(host, all)));
        }
    }

    /** Whatever release the upgrade came from, it was one. */
    private void several(Service service, Map<Release, List<String>> older) {
        if (older.size() < 2) {
            return;
        }
        findings.report(service.toString())
                .observed(
                        "%s",
                        older.entrySet().stream()
                                .map(entry -> entry.getKey() + " on " + some(entry.getValue(), Function.identity()))
                                .collect(Collectors.joining("; ")))
                .expected("one release before %s, and %s itself", expected.target(), expected.target())
                .because("an upgrade comes from one release: some of these hosts were left behind by the one before it")
                .remedy(
                        "bring all hosts to one release first; name it in the environment (release.source), and hosts of others are told one by one");
    }

    private static String behind(Release found, Set<Release> right) {
        return right.stream().anyMatch(found::isBefore)
                ? "the host was left behind: what others of its role can do it cannot, and newer calls to it are refused"
                : "the host is ahead of the others: it calls what they do not know";
    }

    private static String upgrade(SoftwareOfHost host, List<InstalledPackage> all) {
        List<String> names = all.stream().map(InstalledPackage::name).distinct().toList();
        return "on the host: " + (isRpm(host) ? "dnf upgrade " : "apt-get install --only-upgrade ")
                + String.join(" ", names)
                + "   # from the repository of the release that it should be of; then restart its services"
                + (SwitchAgentGate.isBefore(names) ? "; " + SwitchAgentGate.WORDS : "");
    }

    private static boolean isRpm(SoftwareOfHost host) {
        return host.packages().system().filter(PackageSystem.RPM::equals).isPresent();
    }

    private static String words(Optional<Release> release) {
        return release.map(Release::toString).orElse("no known release");
    }

    private static String label(InstalledPackage one) {
        return one.name() + " " + one.version();
    }

    private static <T> String some(List<T> all, Function<T, String> label) {
        List<String> named =
                new ArrayList<>(all.stream().limit(SHOWN).map(label).toList());
        if (all.size() > SHOWN) {
            named.add((all.size() - SHOWN) + " more");
        }
        return String.join(", ", named);
    }
}
