package io.regioncheck.checks.smoke;

import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.deadline.Deadline;
import io.regioncheck.deadline.Poll;
import io.regioncheck.openstack.Port;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a deleted server must not leave behind: ports, and allocations in placement. */
final class Traces {
    /** Nova frees both a moment after the server is gone from its list. */
    private static final Duration SETTLE = Duration.ofSeconds(30);

    private static final Poll POLL = Poll.every(Duration.ofSeconds(1));

    private final Region region;
    private final Findings findings;
    private final String server;

    Traces(Region region, Findings findings, String server) {
        this.region = region;
        this.findings = findings;
        this.server = server;
    }

    void lookFor(String serverId) {
        Deadline deadline = Deadline.in(SETTLE);
        ports(serverId, deadline);
        allocations(serverId, deadline);
    }

    private void ports(String serverId, Deadline deadline) {
        List<Port> ports = POLL.until(deadline, () -> region.cloud().network().portsOfDevice(serverId), List::isEmpty);
        findings.expect(ports.isEmpty(), server)
                .observed(
                        "deleted, but its ports are still there: %s",
                        ports.stream().map(Port::id).toList())
                .expected("no port")
                .because("each keeps an address of its subnet")
                .remedy(
                        "openstack port delete %s",
                        String.join(" ", ports.stream().map(Port::id).toList()));
        if (ports.isEmpty()) {
            findings.confirm("deleted, without a port left");
        }
    }

    private void allocations(String serverId, Deadline deadline) {
        if (!region.environment().services().contains("placement")) {
            findings.leftOut("its allocations", "the environment has no placement among its services");
            return;
        }
        Map<String, Integer> held =
                POLL.until(deadline, () -> region.cloud().placement().allocations(serverId), Map::isEmpty);
        findings.expect(held.isEmpty(), server)
                .observed("deleted, but placement still holds %s for it", held)
                .expected("no allocation")
                .because("the scheduler takes its hypervisor for fuller than it is")
                .remedy("openstack resource provider allocation delete %s", serverId);
        if (held.isEmpty()) {
            findings.confirm("deleted, without an allocation left");
        }
    }
}
