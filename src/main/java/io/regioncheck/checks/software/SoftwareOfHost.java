package io.regioncheck.checks.software;

import io.regioncheck.environment.Role;
import io.regioncheck.node.software.InstalledPackage;
import io.regioncheck.node.software.Packages;
import io.regioncheck.node.software.PipPackage;
import io.regioncheck.release.CodeVersions;
import io.regioncheck.release.Release;
import io.regioncheck.release.Service;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The packages of one host that are installed, and what pip brought. */
record SoftwareOfHost(String host, Set<Role> roles, Packages packages, List<PipPackage> pip) {

    SoftwareOfHost {
        roles = Set.copyOf(roles);
        pip = List.copyOf(pip);
    }

    /** Returns the packages without {@link #leftOver}. */
    List<InstalledPackage> inUse() {
        Set<InstalledPackage> leftOver = Set.copyOf(leftOver());
        return packages.all().stream().filter(one -> !leftOver.contains(one)).toList();
    }

    /** Returns what nothing runs any more since services run on Python 3. */
    List<InstalledPackage> leftOver() {
        return CodePackages.leftOver(packages.all());
    }

    /** Returns the packages of each service that are in use, by the release that their version belongs to; none for a version of no release that we know. */
    Map<Service, Map<Optional<Release>, List<InstalledPackage>>> services(CodeVersions versions) {
        Map<Service, Map<Optional<Release>, List<InstalledPackage>>> found = new EnumMap<>(Service.class);
        for (InstalledPackage one : inUse()) {
            CodePackages.project(one)
                    .ifPresent(service -> found.computeIfAbsent(service, any -> new TreeMap<>(OLDEST_FIRST))
                            .computeIfAbsent(versions.releaseOf(service, one.version()), any -> new ArrayList<>())
                            .add(one));
        }
        return found;
    }

    private static final Comparator<Optional<Release>> OLDEST_FIRST =
            Comparator.comparingInt(release -> release.map(Release::ordinal).orElse(-1));

    /** Returns the libraries that services share, by their names as PEP 503 normalises them. */
    Map<String, InstalledPackage> libraries() {
        Map<String, InstalledPackage> found = new TreeMap<>();
        inUse().forEach(one -> CodePackages.library(one).ifPresent(name -> found.put(name, one)));
        return found;
    }
}
