package io.regioncheck.checks.configuration;

import io.regioncheck.check.Findings;
import io.regioncheck.check.HostNames;
import io.regioncheck.check.SwitchAgentGate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An option of a program, and in which ways hosts that should be alike have it. The way that most have is the usual one; where none has more than
 * half of the hosts, nobody is named as odd.
 */
record Drift(String program, String roles, Option option, List<Way> ways) {
    /** Stands for a host's own name in a value: that makes no difference. */
    static final String HOST = "<host>";

    private static final OptionList HARDWARE = OptionList.ofHardware();

    private static final int SHOWN = 6;
    private static final int TYPED = 3;
    /** What a shell takes as it stands; of a secret only the hash is known, and it has other characters. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.,:/@%+=-]+");

    Drift {
        ways = List.copyOf(ways);
    }

    /** An option. */
    record Option(String group, String name) implements Comparable<Option> {
        @Override
        public int compareTo(Option other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return "[" + group + "] " + name;
        }
    }

    /** Where an option is set. */
    record Place(String file, int line) {
        static final Place NOWHERE = new Place("", 0);

        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    /**
     * What some hosts have.
     *
     * @param value empty where the option is not set
     * @param places with the hosts that have it there
     */
    record Way(Optional<String> value, Map<Place, Set<String>> places) {
        Set<String> hosts() {
            return places.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(LinkedHashSet::new));
        }

        private String words() {
            return value.map(is -> "= " + is.replace("\n", " ")).orElse("not set");
        }

        private String whose() {
            return places.entrySet().stream()
                    .limit(SHOWN)
                    .map(place ->
                            HostNames.of(place.getValue()) + (value.isPresent() ? " (" + place.getKey() + ")" : ""))
                    .collect(Collectors.joining(", "));
        }
    }

    /** Returns each host's setting, as one that is the same of another program of the host. */
    Set<String> settings() {
        return ways.stream()
                .flatMap(way -> way.places().entrySet().stream())
                .flatMap(place -> place.getValue().stream().map(host -> option + " " + host + " " + place.getKey()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** @param programs all that read it, and have to be restarted */
    void tell(Findings findings, Set<String> programs) {
        int all = ways.stream().mapToInt(way -> way.hosts().size()).sum();
        Optional<Way> usual =
                ways.stream().filter(way -> way.hosts().size() * 2 > all).findFirst();
        List<Way> odd =
                ways.stream().filter(way -> usual.filter(way::equals).isEmpty()).toList();
        findings.report(program + " " + option + " of " + roles)
                .warning()
                .observed(
                        "%s",
                        odd.stream()
                                .limit(SHOWN)
                                .map(way -> way.words() + " on " + way.whose())
                                .collect(Collectors.joining("; ")))
                .expected(
                        "%s",
                        usual.map(way -> way.words() + ", as on the other "
                                        + way.hosts().size())
                                .orElse("the same on all " + all))
                .because("what works on one of them fails on the other")
                .remedy("%s", remedy(usual, odd, restart(programs)));
    }

    private String remedy(Optional<Way> usual, List<Way> odd, String restart) {
        if (HARDWARE.has(option.group(), option.name())) {
            return "look whether these hosts have other devices than the rest (lscpu, free -m, lspci -nn, ip -br link, ovs-vsctl show), and write"
                    + " what fits each; there, " + restart + "; or waive it where it is meant so";
        }
        return usual.flatMap(way -> change(way, odd))
                .map(lines -> lines.entrySet().stream()
                        .limit(TYPED)
                        .map(line -> "on " + HostNames.of(line.getValue()) + ": " + line.getKey() + "; " + restart)
                        .collect(Collectors.joining("\n", "", "   # or waive it where it is meant so")))
                .orElse("write the same on all of them; there, " + restart + "; or waive it where it is meant so");
    }

    /** Returns what is to be typed on which hosts; nothing where it cannot be typed. */
    private Optional<Map<String, Set<String>>> change(Way usual, List<Way> odd) {
        if (usual.value().filter(value -> !WORD.matcher(value).matches()).isPresent()
                || !WORD.matcher(option.group()).matches()
                || !WORD.matcher(option.name()).matches()) {
            return Optional.empty();
        }
        Map<String, Set<String>> lines = new LinkedHashMap<>();
        for (Way way : odd) {
            way.places().forEach((place, hosts) -> {
                String file = way.value().isPresent()
                        ? place.file()
                        : usual.places().keySet().iterator().next().file();
                String where = file + " " + option.group() + " " + option.name();
                String line = usual.value()
                        .map(value -> "crudini --set " + where + " " + value)
                        .orElse("crudini --del " + where);
                lines.computeIfAbsent(line, one -> new LinkedHashSet<>()).addAll(hosts);
            });
        }
        return lines.keySet().stream().allMatch(line -> line.matches("[^'\"`$;&|<>\\n]+"))
                ? Optional.of(lines)
                : Optional.empty();
    }

    private static String restart(Set<String> programs) {
        List<String> units =
                programs.stream().filter(name -> name.indexOf('-') > 0).toList();
        return units.isEmpty()
                ? "restart what reads it"
                : "systemctl restart " + String.join(" ", units) + SwitchAgentGate.comment(units);
    }
}
