package io.regioncheck.checks.configuration;

import io.regioncheck.check.Evidence;
import io.regioncheck.check.Findings;
import io.regioncheck.check.HostNames;
import io.regioncheck.node.config.ConfigFile;
import io.regioncheck.release.Release;
import io.regioncheck.release.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Gathers lines that are to be changed: what many hosts have is said once, with their names, and each kind of file has its patch. */
final class DeprecationReport {
    private static final int MOST_PATCHES = 40;
    private static final int MOST_PATHS = 10;

    private final Release target;
    private final Map<Offence.Kin, Group> groups = new LinkedHashMap<>();
    private final Map<Trouble, Set<String>> troubles = new LinkedHashMap<>();
    private final Set<String> elsewhere = new LinkedHashSet<>();
    private final Map<Service, Map<ConfigPatch, Set<String>>> patches = new TreeMap<>();
    private int settings;

    DeprecationReport(Release target) {
        this.target = target;
    }

    private record Trouble(String file, int line, String why) {}

    private record Group(Offence first, Map<Integer, Set<String>> hostsByLine) {}

    void add(String host, List<ServiceConfig> programs, List<Offence> offences) {
        Map<String, ConfigFile> files = new LinkedHashMap<>();
        for (ServiceConfig program : programs) {
            program.files().forEach(file -> files.putIfAbsent(file.path(), file));
            elsewhere.addAll(program.elsewhere());
        }
        for (ConfigFile file : files.values()) {
            settings += file.settings().size();
            file.trouble()
                    .ifPresent(trouble -> troubles.computeIfAbsent(
                                    new Trouble(file.path(), trouble.line(), trouble.why()),
                                    key -> new LinkedHashSet<>())
                            .add(host));
        }
        Map<String, List<Offence>> byFile = new LinkedHashMap<>();
        for (Offence offence : offences) {
            groups.computeIfAbsent(offence.kin(), kin -> new Group(offence, new TreeMap<>()))
                    .hostsByLine()
                    .computeIfAbsent(offence.setting().line(), line -> new LinkedHashSet<>())
                    .add(host);
            byFile.computeIfAbsent(offence.setting().file(), path -> new ArrayList<>())
                    .add(offence);
        }
        byFile.forEach((path, inFile) -> patches.computeIfAbsent(
                        inFile.get(0).service(), service -> new LinkedHashMap<>())
                .computeIfAbsent(
                        ConfigPatch.of(Objects.requireNonNull(files.get(path), path), inFile),
                        patch -> new LinkedHashSet<>())
                .add(host));
    }

    void tell(Findings findings) {
        troubles.forEach((trouble, hosts) -> findings.report(trouble.file() + " line " + trouble.line())
                .observed("%s, on %s", trouble.why(), HostNames.of(hosts))
                .expected("a line that oslo.config reads")
                .because("a service that is told to read this file does not start")
                .remedy("mend line %d of %s", trouble.line(), trouble.file()));
        groups.values().forEach(group -> tell(findings, group));
        if (!elsewhere.isEmpty()) {
            findings.leftOut(
                    "files outside the services' directories in /etc",
                    "they are not gathered: "
                            + elsewhere.stream().limit(MOST_PATHS).collect(Collectors.joining(", "))
                            + (elsewhere.size() > MOST_PATHS
                                    ? " and " + (elsewhere.size() - MOST_PATHS) + " more"
                                    : ""));
        }
        findings.confirm("looked at %d lines", settings);
        patches.forEach((service, all) -> findings.attach(Evidence.text(service + ".patch", text(all))));
    }

    private void tell(Findings findings, Group group) {
        Offence offence = group.first();
        Set<String> hosts = group.hostsByLine().values().stream()
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        String lines = group.hostsByLine().keySet().stream()
                .limit(4)
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        Findings.Expectation finding = findings.report(offence.service() + " ["
                        + offence.setting().group() + "] " + offence.setting().name())
                .observed(
                        "%s:%s: %s, on %s",
                        offence.setting().file(),
                        lines,
                        offence.setting().written().strip(),
                        HostNames.of(hosts))
                .expected("%s", Wording.expected(offence, target))
                .because("%s", Wording.because(offence))
                .remedy("%s", Wording.change(offence));
        if (!offence.isError()) {
            finding.warning();
        }
    }

    private static String text(Map<ConfigPatch, Set<String>> all) {
        StringBuilder out = new StringBuilder();
        all.entrySet().stream().limit(MOST_PATCHES).forEach(one -> {
            out.append("# on ").append(HostNames.of(one.getValue())).append(": patch -d / -p0 < this\n");
            one.getKey()
                    .byHand()
                    .forEach(line -> out.append("# by hand, ").append(line).append('\n'));
            if (one.getKey().changed() > 0) {
                out.append(one.getKey().text());
            }
        });
        if (all.size() > MOST_PATCHES) {
            out.append("# and ").append(all.size() - MOST_PATCHES).append(" more, of files that differ\n");
        }
        return out.toString();
    }
}
