package io.regioncheck.demo;

import io.regioncheck.demo.host.HostTime;
import io.regioncheck.demo.host.Items;
import io.regioncheck.demo.host.Outcome;
import io.regioncheck.demo.region.DemoHost.Role;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Incident;
import java.time.Duration;
import java.time.Instant;

/** What the hosts of a region tell that is wrong with them. */
final class HostIncidents {
    private static final Duration CLOCK_AHEAD = Duration.ofSeconds(3);

    private HostIncidents() {}

    static void declareIn(Items items, DemoRegion region) {
        items.declare(
                host -> region.strikes(Incident.CLOCK_AHEAD, Role.COMPUTE, host.name()),
                "clock",
                (host, asked) -> Outcome.ok(HostTime.shown(Instant.now().plus(CLOCK_AHEAD))));
    }
}
