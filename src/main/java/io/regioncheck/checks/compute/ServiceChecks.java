package io.regioncheck.checks.compute;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;
import io.regioncheck.checks.heartbeat.Member;
import io.regioncheck.checks.heartbeat.RollCall;
import io.regioncheck.environment.Role;
import io.regioncheck.openstack.ComputeService;
import java.util.List;

/** Whether the daemons that make servers live. */
@Checks(component = Component.COMPUTE)
class ServiceChecks {
    private static final String COMPUTE = "nova-compute";
    private static final List<String> CONTROL = List.of("nova-conductor", "nova-scheduler");

    @Check(
            id = "compute.services",
            title = "Conductors, schedulers and computes are up and enabled",
            why =
                    "A build passes through a conductor, a scheduler and one compute: where one is missing it hangs or fails.",
            after = {"identity.catalog:compute", "identity.endpoints:compute"},
            parameters =
                    @Parameter(
                            name = "heartbeat-seconds",
                            otherwise = "60",
                            means = "seconds that a heartbeat may be behind the freshest one"),
            asks = "GET compute /os-services")
    void daemonsAreUp(Region region, Findings findings) {
        List<Member> members = region.cloud().compute().services().stream()
                .map(service -> Member.of(service, group(service)))
                .toList();
        RollCall roll = new RollCall(
                region.parameters(),
                findings,
                "builds hang or fail where it is missing; computes send their heartbeats through a conductor",
                members);
        CONTROL.forEach(binary -> roll.expectGroup(
                binary, binary, "on the controllers: systemctl status " + binary + "; systemctl start " + binary));
        region.environment()
                .zones()
                .forEach(
                        zone -> roll.expectGroup(
                                zone,
                                COMPUTE,
                                "openstack availability zone list --long; openstack aggregate list --long: is a host of the zone lost, or the zone spelled otherwise?"));
        roll.expectOn(region.environment().nodes().having(Role.COMPUTE), Role.COMPUTE, List.of(COMPUTE));
        roll.judge();
    }

    private static String group(ComputeService service) {
        return service.binary().equals(COMPUTE) ? service.zone() : service.binary();
    }
}
