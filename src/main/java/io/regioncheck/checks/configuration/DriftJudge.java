package io.regioncheck.checks.configuration;

import io.regioncheck.check.Findings;
import io.regioncheck.check.HostNames;
import io.regioncheck.environment.Node;
import io.regioncheck.environment.Role;
import io.regioncheck.node.config.EffectiveConfig;
import io.regioncheck.node.config.Setting;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares the effective options of each program among hosts with the same roles. Of each option the value that most have is the usual one;
 * where no value has more than half of the hosts, nobody is named as odd.
 */
final class DriftJudge {
    private static final String UNSET = "not set";

    private final PerHostOptions perHost = PerHostOptions.shipped();
    private final Map<Kind, Map<String, Map<String, Set<String>>>> byOption = new TreeMap<>();
    private final Map<Kind, Set<String>> hosts = new TreeMap<>();

    /** Hosts with the same roles, and a program that they run. */
    private record Kind(String roles, String program) implements Comparable<Kind> {
        @Override
        public int compareTo(Kind other) {
            return (roles + " " + program).compareTo(other.roles + " " + other.program);
        }
    }

    void add(Node host, List<ServiceConfig> programs) {
        String roles = new TreeSet<>(host.roles())
                .stream()
                        .filter(role -> role != Role.PROBE)
                        .map(Role::name)
                        .map(String::toLowerCase)
                        .collect(Collectors.joining("+"));
        for (ServiceConfig program : programs) {
            Kind kind = new Kind(roles, program.program());
            hosts.computeIfAbsent(kind, one -> new LinkedHashSet<>()).add(host.name());
            EffectiveConfig effective = program.effective();
            effective
                    .all()
                    .forEach((group, options) -> options.forEach((name, setting) -> {
                        if (!perHost.has(group, name)) {
                            byOption.computeIfAbsent(kind, one -> new TreeMap<>())
                                    .computeIfAbsent("[" + group + "] " + name, option -> new LinkedHashMap<>())
                                    .computeIfAbsent(shown(setting, host), value -> new LinkedHashSet<>())
                                    .add(host.name());
                        }
                    }));
        }
    }

    private static String shown(Setting setting, Node host) {
        return "= " + setting.value().replace("\n", " ").replace(host.name(), "<host>");
    }

    /** Tells what differs; returns how many programs were compared among hosts. */
    long tell(Findings findings) {
        Map<String, Set<String>> said = new LinkedHashMap<>();
        byOption.forEach((kind, options) -> options.forEach((option, values) -> {
            Set<String> all = hosts.getOrDefault(kind, Set.of());
            Set<String> without = new LinkedHashSet<>(all);
            values.values().forEach(without::removeAll);
            Map<String, Set<String>> ways = new LinkedHashMap<>(values);
            if (!without.isEmpty()) {
                ways.put(UNSET, without);
            }
            // several programs read one file: what it says is said once
            boolean first = ways.size() > 1 && said.putIfAbsent(kind.roles() + option + ways.values(), all) == null;
            if (first) {
                tell(findings, kind, option, ways, all.size());
            }
        }));
        long compared = hosts.values().stream().filter(same -> same.size() > 1).count();
        hosts.forEach((kind, same) -> {
            if (same.size() == 1 && compared == 0) {
                findings.leftOut(kind.program() + " of " + kind.roles(), "only " + HostNames.of(same) + " has it");
            }
        });
        if (compared > 0) {
            findings.confirm("compared %d programs among hosts of the same roles", compared);
        }
        return compared;
    }

    private static void tell(Findings findings, Kind kind, String option, Map<String, Set<String>> ways, int all) {
        Optional<Map.Entry<String, Set<String>>> usual = ways.entrySet().stream()
                .filter(way -> way.getValue().size() * 2 > all)
                .findFirst();
        String observed = ways.entrySet().stream()
                .filter(way -> usual.filter(way::equals).isEmpty())
                .limit(6)
                .map(way -> way.getKey() + " on " + HostNames.of(way.getValue()))
                .collect(Collectors.joining("; "));
        findings.report(kind.program() + " " + option + " of " + kind.roles())
                .warning()
                .observed("%s", observed)
                .expected(
                        "%s",
                        usual.map(way -> way.getKey() + ", as on the other "
                                        + way.getValue().size())
                                .orElse("the same on all " + all))
                .because("what works on one of them fails on the other")
                .remedy(
                        "write the same on all of them, and restart %s there; or waive it where it is meant so",
                        kind.program());
    }
}
