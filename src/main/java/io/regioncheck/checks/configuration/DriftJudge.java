package io.regioncheck.checks.configuration;

import io.regioncheck.check.Findings;
import io.regioncheck.check.HostNames;
import io.regioncheck.checks.configuration.Drift.Option;
import io.regioncheck.checks.configuration.Drift.Place;
import io.regioncheck.environment.Node;
import io.regioncheck.environment.Role;
import io.regioncheck.node.config.Setting;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares the effective options of each program among hosts that should be alike. */
final class DriftJudge {
    /** What a host has beside these, a database or a broker, is no reason for its services to be configured otherwise. */
    private static final Set<Role> OF_SERVICES = EnumSet.of(Role.CONTROLLER, Role.COMPUTE, Role.NETWORK);

    /**
     * Programs whose options go by all that their host does: a compute that is a network node too may differ from one that is not. All others
     * are the same on every controller. A project's bare name stands for whatever reads its files without saying so, its computes too.
     */
    private static final Pattern BY_ALL_ROLES =
            Pattern.compile("nova|neutron|cinder|nova-compute|neutron-.*-agent|cinder-(volume|backup)");

    private final OptionList perHost = OptionList.perHost();
    private final Map<Kind, Map<Option, Map<String, Map<Place, Set<String>>>>> byOption = new TreeMap<>();
    private final Map<Kind, Set<String>> hosts = new TreeMap<>();

    /** Hosts that should be alike, by their roles, and a program that they run. */
    private record Kind(String roles, String program) implements Comparable<Kind> {
        @Override
        public int compareTo(Kind other) {
            return (roles + " " + program).compareTo(other.roles + " " + other.program);
        }
    }

    void add(Node host, List<ServiceConfig> programs) {
        for (ServiceConfig program : programs) {
            Kind kind = new Kind(roles(host, program.program()), program.program());
            hosts.computeIfAbsent(kind, one -> new LinkedHashSet<>()).add(host.name());
            program.effective()
                    .all()
                    .forEach((group, options) -> options.forEach((name, setting) -> {
                        if (!perHost.has(group, name)) {
                            places(kind, new Option(group, name), setting, host)
                                    .computeIfAbsent(
                                            new Place(setting.file(), setting.line()), place -> new LinkedHashSet<>())
                                    .add(host.name());
                        }
                    }));
        }
    }

    private Map<Place, Set<String>> places(Kind kind, Option option, Setting setting, Node host) {
        return byOption.computeIfAbsent(kind, one -> new TreeMap<>())
                .computeIfAbsent(option, one -> new LinkedHashMap<>())
                .computeIfAbsent(common(setting.value(), host), value -> new LinkedHashMap<>());
    }

    /** A value that is the host's own name, or holds it, is the same as another's; the hash of a secret is no text. */
    private static String common(String value, Node host) {
        return value.contains("<salted-") ? value : value.replace(host.name(), Drift.HOST);
    }

    private static String roles(Node host, String program) {
        if (host.roles().contains(Role.CONTROLLER)
                && !BY_ALL_ROLES.matcher(program).matches()) {
            return name(Role.CONTROLLER);
        }
        return OF_SERVICES.stream()
                .filter(host.roles()::contains)
                .map(DriftJudge::name)
                .sorted()
                .collect(Collectors.joining("+"));
    }

    private static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /** Tells what differs; returns how many programs were compared among hosts. */
    long tell(Findings findings) {
        Map<Drift, Set<String>> programs = drifts();
        programs.forEach((drift, all) -> drift.tell(findings, all));
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

    /** Returns what differs, with the programs that read it: what one file says is said once, of the program that most hosts have. */
    private Map<Drift, Set<String>> drifts() {
        Map<Drift, Set<String>> programs = new LinkedHashMap<>();
        Map<String, Drift> said = new HashMap<>();
        byOption.entrySet().stream()
                .sorted(Comparator.comparing(kind -> -hostsOf(kind.getKey()).size()))
                .forEach(kind -> kind.getValue().forEach((option, values) -> {
                    Drift drift = drift(kind.getKey(), option, values);
                    if (drift.ways().size() > 1) {
                        Set<String> settings = drift.settings();
                        Drift told = said.keySet().containsAll(settings)
                                ? said.getOrDefault(settings.iterator().next(), drift)
                                : drift;
                        settings.forEach(setting -> said.putIfAbsent(setting, told));
                        programs.computeIfAbsent(told, one -> new TreeSet<>())
                                .add(kind.getKey().program());
                    }
                }));
        return programs;
    }

    private Set<String> hostsOf(Kind kind) {
        return hosts.getOrDefault(kind, Set.of());
    }

    private Drift drift(Kind kind, Option option, Map<String, Map<Place, Set<String>>> values) {
        List<Drift.Way> ways = values.entrySet().stream()
                .map(value -> new Drift.Way(Optional.of(value.getKey()), value.getValue()))
                .collect(Collectors.toList());
        Set<String> without = new LinkedHashSet<>(hostsOf(kind));
        ways.forEach(way -> way.hosts().forEach(without::remove));
        if (!without.isEmpty()) {
            ways.add(new Drift.Way(Optional.empty(), Map.of(Place.NOWHERE, without)));
        }
        return new Drift(kind.program(), kind.roles(), option, ways);
    }
}
