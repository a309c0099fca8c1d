package io.regioncheck.checks.software;

import io.regioncheck.check.Findings;
import io.regioncheck.node.software.InstalledPackage;
import io.regioncheck.node.software.PipPackage;
import io.regioncheck.release.CodeVersions;
import io.regioncheck.release.LibraryRequirements;
import io.regioncheck.release.Release;
import io.regioncheck.release.Service;
import io.regioncheck.release.VersionRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Names the libraries of a host that its services did not ask for: too old for one of them, or put before the distribution's by pip. */
final class LibraryJudge {
    private final CodeVersions versions = CodeVersions.facts();
    private final LibraryRequirements requirements = LibraryRequirements.facts();
    private final Map<String, Map<String, VersionRange>> asked = new HashMap<>();
    private final Findings findings;
    private final Alike faults = new Alike("libraries.txt");
    private int compared;

    LibraryJudge(Findings findings) {
        this.findings = findings;
    }

    void judge(List<SoftwareOfHost> hosts) {
        for (SoftwareOfHost host : hosts) {
            Map<String, InstalledPackage> libraries = host.libraries();
            host.services(versions)
                    .forEach((service, releases) -> releases.keySet().stream()
                            .flatMap(Optional::stream)
                            .forEach(release -> suits(host, service, release, libraries)));
            shadows(host, libraries);
        }
        faults.report(findings);
        if (compared > 0) {
            findings.confirm("%d libraries were compared with what the services of their hosts ask for", compared);
        }
    }

    private void suits(SoftwareOfHost host, Service service, Release release, Map<String, InstalledPackage> libraries) {
        Map<String, VersionRange> wanted =
                asked.computeIfAbsent(service + " " + release, any -> requirements.of(service, release));
        Map<String, Unfit> unfit = new TreeMap<>();
        wanted.forEach((name, range) -> Optional.ofNullable(libraries.get(name)).ifPresent(library -> {
            compared++;
            if (!range.allows(library.upstream())) {
                unfit.put(name, new Unfit(library, range));
            }
        }));
        if (!unfit.isEmpty()) {
            report(host, service + " of " + release, unfit);
        }
    }

    /** A library, and what is asked of it. */
    private record Unfit(InstalledPackage library, VersionRange range) {
        boolean isTooOld() {
            return range.isAbove(library.upstream());
        }
    }

    private void report(SoftwareOfHost host, String service, Map<String, Unfit> unfit) {
        boolean tooOld = unfit.values().stream().anyMatch(Unfit::isTooOld);
        String ranges = unfit.entrySet().stream()
                .map(entry -> entry.getKey() + entry.getValue().range())
                .collect(Collectors.joining(", "));
        String names = unfit.values().stream().map(one -> one.library().name()).collect(Collectors.joining(" "));
        faults.add(
                host.host(),
                new Alike.Fault(
                        "libraries",
                        !tooOld,
                        named(unfit),
                        ranges + ", as " + service + " asks for",
                        tooOld
                                ? "the service may call what its library does not have: it does not start, or fails where nobody looked"
                                : "the service was never tried with a library so new",
                        String.format(
                                "on the host: apt-cache policy %1$s (or dnf info %1$s); install what belongs to %2$s",
                                names, service)));
    }

    private static String named(Map<String, Unfit> some) {
        return some.values().stream()
                .map(one -> one.library().name() + " " + one.library().version())
                .collect(Collectors.joining(", "));
    }

    /** What pip put where Python looks before it looks into the distribution's packages. */
    private void shadows(SoftwareOfHost host, Map<String, InstalledPackage> libraries) {
        for (PipPackage pip : host.pip()) {
            packaged(host, libraries, pip.name())
                    .filter(one -> pip.place() != PipPackage.Place.ENVIRONMENT)
                    .ifPresent(one -> shadow(host, pip, one));
        }
    }

    private static Optional<InstalledPackage> packaged(
            SoftwareOfHost host, Map<String, InstalledPackage> libraries, String name) {
        return Optional.ofNullable(libraries.get(name))
                .or(() -> host.inUse().stream()
                        .filter(one -> one.name().startsWith("python"))
                        .filter(one -> CodePackages.project(one)
                                .map(Service::toString)
                                .filter(name::equals)
                                .isPresent())
                        .findFirst());
    }

    private void shadow(SoftwareOfHost host, PipPackage pip, InstalledPackage packaged) {
        boolean same = pip.version().filter(packaged.upstream()::equals).isPresent();
        boolean beside = pip.place() == PipPackage.Place.BESIDE;
        String observed = String.format(
                "pip put %s %s, %s %s %s of the packages",
                pip.path(),
                pip.version().map(version -> "version " + version).orElse("a link to sources"),
                beside ? "before" : "over",
                packaged.name(),
                packaged.version());
        String again = beside
                ? ""
                : String.format("; apt-get install --reinstall %1$s (or dnf reinstall %1$s)", packaged.name());
        faults.add(
                host.host(),
                new Alike.Fault(
                        pip.name(),
                        same,
                        observed,
                        "the package's alone",
                        "services on this host import pip's: no upgrade of packages reaches it",
                        "on the host: pip uninstall " + pip.name()
                                + " (with --break-system-packages where pip calls it externally managed)"
                                + again + "; then restart its services"));
    }
}
