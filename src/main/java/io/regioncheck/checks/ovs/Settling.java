package io.regioncheck.checks.ovs;

import io.regioncheck.check.Evidence;
import io.regioncheck.check.Findings;
import io.regioncheck.check.ManyAtOnce;
import io.regioncheck.check.Region;
import io.regioncheck.openstack.BoundPort;
import io.regioncheck.openstack.NetworkWiring;
import io.regioncheck.openstack.PlacedServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Leaves of what was seen on hosts what is still so for neutron and nova. Hosts were asked at one moment and the APIs at another, while the
 * region works: a port that changed since, whose server is being built, moved or deleted, or does not run, is not judged.
 */
final class Settling {
    private static final int SINGLY = 40;
    private static final int AT_ONCE = 8;
    private static final int SHOWN = 50;

    private final Region region;
    private final Findings findings;
    private final Fabric fabric;

    Settling(Region region, Findings findings, Fabric fabric) {
        this.region = region;
        this.findings = findings;
        this.fabric = fabric;
    }

    /** Reports what holds, and attaches all of it as a table. */
    void report(List<Fault> seen) {
        List<Fault> still = seen.stream()
                .filter(fault -> fault.port().filter(fabric::isInMotion).isEmpty())
                .toList();
        Map<String, PlacedServer> servers = servers(still);
        List<Fault> held = stillWaiting(still.stream()
                .filter(fault ->
                        fault.port().filter(port -> !holds(port, servers)).isEmpty())
                .toList());
        if (held.size() < seen.size()) {
            findings.leftOut(
                    seen.size() - held.size() + " faults of ports",
                    "they changed while hosts were asked, or their servers do not run or are under way");
        }
        int left = SHOWN;
        List<String> table = new ArrayList<>();
        for (Fault fault : held) {
            String whose = whose(fault, servers);
            table.add(String.join("\t", fault.host(), fault.subject() + whose, fault.observed(), fault.expected()));
            if (fault.port().isEmpty() || left-- > 0) {
                fault.report(findings, whose);
            }
        }
        if (left < 0) {
            findings.report(-left + " more ports")
                    .observed("wrong in these ways too: see faults.txt")
                    .expected("none")
                    .because("one cause is likely behind all of them")
                    .remedy("mend the first of them, and look again");
        }
        if (!table.isEmpty()) {
            findings.attach(Evidence.text("faults.txt", String.join("\n", table) + "\n"));
        }
    }

    private Map<String, PlacedServer> servers(List<Fault> faults) {
        Set<String> ids = new HashSet<>();
        faults.forEach(fault -> fault.port().filter(BoundPort::isOfServer).ifPresent(port -> ids.add(port.device())));
        Map<String, PlacedServer> servers = new HashMap<>();
        if (ids.size() > SINGLY) {
            region.cloud().compute().serversOfAll().forEach(server -> servers.put(server.id(), server));
        } else {
            new ManyAtOnce(AT_ONCE)
                    .ask(ids, id -> region.cloud().compute().serverOfAny(id))
                    .forEach(found -> found.ifPresent(server -> servers.put(server.id(), server)));
        }
        return servers;
    }

    /** Asks once more for ports that were not ACTIVE: where neutron keeps no times, one may have been plugged in just then. */
    private List<Fault> stillWaiting(List<Fault> faults) {
        Set<String> ids = new HashSet<>();
        faults.forEach(fault -> fault.port().filter(BoundPort::isWaiting).ifPresent(port -> ids.add(port.id())));
        Set<String> still = new HashSet<>();
        NetworkWiring neutron = region.cloud().networkWiring();
        if (ids.size() > SINGLY) {
            Fabric.bound(neutron).stream().filter(BoundPort::isWaiting).forEach(port -> still.add(port.id()));
        } else {
            new ManyAtOnce(AT_ONCE)
                    .ask(ids, neutron::boundPort)
                    .forEach(now -> now.filter(BoundPort::isWaiting).ifPresent(port -> still.add(port.id())));
        }
        return faults.stream()
                .filter(fault -> fault.port()
                        .filter(port -> port.isWaiting() && !still.contains(port.id()))
                        .isEmpty())
                .toList();
    }

    private static boolean holds(BoundPort port, Map<String, PlacedServer> servers) {
        return !port.isOfServer()
                || Optional.ofNullable(servers.get(port.device()))
                        .filter(server -> server.status().equals("ACTIVE") && !server.isUnderWay())
                        .isPresent();
    }

    private static String whose(Fault fault, Map<String, PlacedServer> servers) {
        return fault.port()
                .map(port -> Optional.ofNullable(servers.get(port.device()))
                        .map(server -> " of server " + server.name() + " (" + server.id() + ")")
                        .orElse(" of " + port.owner() + " " + port.device()))
                .orElse("");
    }
}
