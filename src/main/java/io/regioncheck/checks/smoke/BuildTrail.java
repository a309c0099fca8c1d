package io.regioncheck.checks.smoke;

import io.regioncheck.check.Evidence;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.deadline.Deadline;
import io.regioncheck.deadline.Poll;
import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.ComputeService;
import io.regioncheck.openstack.Server;
import java.time.Duration;
import java.util.Optional;

/** What a region still tells of a build that went astray; a question that fails is noted and takes nothing from the finding. */
final class BuildTrail {
    private static final Duration FAULT_WITHIN = Duration.ofSeconds(5);

    private final Region region;
    private final Findings findings;
    private final String serverId;

    BuildTrail(Region region, Findings findings, String serverId) {
        this.region = region;
        this.findings = findings;
        this.serverId = serverId;
    }

    /** Nova puts a server in ERROR a moment before it writes down why (nova/scheduler/utils.py, set_vm_state_and_notify). */
    Server withItsFault(Server seen) {
        if (!seen.status().equals("ERROR") || seen.fault().isPresent()) {
            return seen;
        }
        try {
            return Poll.every(Duration.ofMillis(500))
                    .until(
                            Deadline.in(FAULT_WITHIN),
                            () -> region.cloud().compute().server(serverId),
                            server -> server.fault().isPresent());
        } catch (CallFailed failed) {
            findings.attach(Evidence.text("fault-unknown.txt", failed.toString()));
            return seen;
        }
    }

    /** No host was found: a compute that was up when the run began may have fallen silent since. */
    Optional<String> fallenCompute() {
        try {
            return region.cloud().compute().services().stream()
                    .filter(service -> service.binary().equals("nova-compute") && service.enabled() && !service.up())
                    .map(ComputeService::host)
                    .findFirst();
        } catch (CallFailed failed) {
            findings.attach(Evidence.text("computes-unknown.txt", failed.toString()));
            return Optional.empty();
        }
    }

    /** Placement knows which hypervisor the scheduler chose before nova shows a host. */
    Optional<String> chosenHost() {
        if (!region.environment().services().contains("placement")) {
            return Optional.empty();
        }
        try {
            return region.cloud().placement().providersOf(serverId).stream()
                    .findFirst()
                    .map(name -> region.cloud().compute().hostsOfHypervisors().getOrDefault(name, name));
        } catch (CallFailed failed) {
            findings.attach(Evidence.text("chosen-host-unknown.txt", failed.toString()));
            return Optional.empty();
        }
    }
}
