package io.regioncheck.checks.software;

import io.regioncheck.check.Findings;
import io.regioncheck.check.HostNames;
import io.regioncheck.check.SwitchAgentGate;
import io.regioncheck.node.Unread;
import io.regioncheck.release.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says which services are to be restarted; those of many hosts that have the same reason in the same words. */
final class RestartJudge {
    private static final int SHOWN = 4;

    private final Findings findings;
    private final Map<List<Object>, List<Pending>> pending = new LinkedHashMap<>();
    private int compared;
    private int well;
    private int hosts;
    private int contained;
    /** What OpenStack stands on, with the hosts, where no package that is asked for brings it. */
    private final SortedMap<String, SortedSet<String>> unknown = new TreeMap<>();

    private final String of;

    /** @param of the service that is looked at, or all */
    RestartJudge(Findings findings, String of) {
        this.findings = findings;
        this.of = of;
    }

    /** A service on a host that should be restarted. */
    private record Pending(String host, List<Reason> reasons) {}

    /** Returns which of the host's services run code of an age that nobody knows. */
    Optional<Unread> take(HostFacts host) {
        Reasons reasons = new Reasons(host);
        List<RunningService> ageless = new ArrayList<>();
        int before = compared;
        for (RunningService service : host.services()) {
            if (!of.equals("all")
                    && service.project()
                            .map(Service::toString)
                            .filter(of::equals)
                            .isEmpty()) {
                continue;
            }
            List<Reason> found = reasons.of(service);
            if (service.isContained()) {
                contained++;
            } else if (reasons.knowsCodeOf(service)) {
                compared++;
                well += found.isEmpty() ? 1 : 0;
            } else if (service.project().isPresent()) {
                ageless.add(service);
            } else {
                unknown.computeIfAbsent(service.name(), any -> new TreeSet<>()).add(host.host());
            }
            if (!found.isEmpty()) {
                pending.computeIfAbsent(alike(host, service, found), any -> new ArrayList<>())
                        .add(new Pending(host.host(), found));
            }
        }
        hosts += compared > before ? 1 : 0;
        return ageless.isEmpty() ? Optional.empty() : Optional.of(new Unread(host.host(), ageless(ageless)));
    }

    /** What is the same of services that are told together. */
    private static List<Object> alike(HostFacts host, RunningService service, List<Reason> found) {
        return List.of(
                service.name(),
                service.project(),
                service.unit(host.packages().system()),
                host.packages().system(),
                found.stream()
                        .map(one -> List.of(one.kind(), one.certain(), one.what()))
                        .toList());
    }

    private static String ageless(List<RunningService> services) {
        String named = services.stream()
                .limit(SHOWN)
                .map(service -> service.isInEnvironment()
                        ? service.name() + " (" + service.oldest().executable() + ")"
                        : service.name())
                .collect(Collectors.joining(", "));
        return "the age of the code of " + named
                + (services.size() > SHOWN ? " and " + (services.size() - SHOWN) + " more" : "")
                + " is not known: no package brings it; compare ps -o lstart with what deployed it";
    }

    void judge() {
        Alike all = new Alike("restarts.txt");
        for (Map.Entry<List<Object>, List<Pending>> alike : pending.entrySet()) {
            String service = alike.getKey().get(0).toString();
            String unit = alike.getKey().get(2).toString();
            add(all, service, unit, alike.getValue());
        }
        all.report(findings);
        unknown.forEach((service, on) -> findings.leftOut(
                service + " on " + on.size() + " hosts: " + HostNames.of(on),
                "no package that is asked for brings it: the age of its code is not known"));
        if (contained > 0) {
            findings.leftOut(
                    "packages and configuration of " + contained + " services in containers",
                    "theirs are not the host's: look at the age of their images");
        }
        if (compared > 0) {
            findings.confirm(
                    "%d of %d services on %d hosts began after their packages and their configuration came",
                    well, compared, hosts);
        }
    }

    private static void add(Alike all, String service, String unit, List<Pending> some) {
        List<Reason> reasons = some.get(0).reasons();
        boolean certain = reasons.stream().anyMatch(Reason::certain);
        String observed = IntStream.range(0, reasons.size())
                .mapToObj(place -> words(reasons.get(place), some, place))
                .collect(Collectors.joining("; "));
        Alike.Fault fault = new Alike.Fault(
                service,
                !certain,
                observed,
                "a restart after that",
                because(reasons),
                "on the host: systemctl restart " + unit + care(service, unit));
        some.forEach(one -> all.add(one.host(), fault));
    }

    private static String words(Reason reason, List<Pending> some, int place) {
        if (reason.kind() == Reason.Kind.DELETED) {
            return "runs from files that are deleted: " + reason.what();
        }
        List<Duration> times = some.stream()
                .map(one -> one.reasons().get(place).after())
                .sorted()
                .toList();
        String first = time(times.get(0));
        String last = time(times.get(times.size() - 1));
        String when = first.equals(last) ? first : first + " to " + last;
        return reason.what()
                + (reason.kind() == Reason.Kind.CONFIGURATION ? " was written " : " was installed ")
                + when + " after it began";
    }

    private static String time(Duration time) {
        if (time.compareTo(Duration.ofMinutes(2)) < 0) {
            return time.toSeconds() + " s";
        }
        if (time.compareTo(Duration.ofHours(2)) < 0) {
            return time.toMinutes() + " min";
        }
        return time.compareTo(Duration.ofDays(2)) < 0 ? time.toHours() + " h" : time.toDays() + " days";
    }

    private static String because(List<Reason> reasons) {
        return switch (reasons.get(0).kind()) {
            case PACKAGE -> "it runs the code of before: its upgrade has not happened yet, whatever its package says";
            case CONFIGURATION ->
                "what was changed is not in force, and comes as a surprise at the next start; a file that was only touched, or a service that was told to reload by SIGHUP, looks the same";
            case LIBRARY -> "it may mix old code of the library with new: what it has not imported yet it imports anew";
            case DELETED -> "it runs on with what an upgrade took away, perhaps for a hole in it";
        };
    }

    /** What stands still meanwhile. */
    private static String care(String service, String unit) {
        return switch (unit) {
            case "openvswitch", "openvswitch-switch", "ovs-vswitchd", "ovsdb-server" ->
                "   # packets stop for that moment, and the agent wires anew: " + SwitchAgentGate.WORDS;
            case "rabbitmq-server" -> "   # one member after the other: rabbitmqctl cluster_status";
            case "mysql", "mariadb", "mysqld" -> "   # one member after the other, each until it is synced";
            default -> SwitchAgentGate.comment(List.of(service, unit));
        };
    }
}
