package io.regioncheck.checks.software;

import io.regioncheck.check.Evidence;
import io.regioncheck.environment.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Which package is there in which versions, role by role, with the number of hosts, and their names where they are few. */
record PackageTable(List<SoftwareOfHost> hosts) {
    private static final int NAMED = 5;

    Evidence evidence() {
        StringBuilder table = new StringBuilder();
        for (Role role : Role.values()) {
            Map<String, Map<String, List<String>>> rows = new TreeMap<>();
            hosts.stream()
                    .filter(host -> host.roles().contains(role))
                    .forEach(host -> host.packages()
                            .all()
                            .forEach(one -> rows.computeIfAbsent(one.name(), any -> new TreeMap<>())
                                    .computeIfAbsent(one.version(), any -> new ArrayList<>())
                                    .add(host.host())));
            rows.forEach((name, versions) -> versions.forEach((version, having) -> table.append(String.format(
                    Locale.ROOT,
                    "%-10s %-34s %-32s %5d  %s%n",
                    role.name().toLowerCase(Locale.ROOT),
                    name,
                    version,
                    having.size(),
                    having.size() <= NAMED ? String.join(", ", having) : ""))));
        }
        return Evidence.text("packages.txt", table.toString());
    }
}
