package io.regioncheck.checks.volume;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;
import io.regioncheck.checks.heartbeat.Member;
import io.regioncheck.checks.heartbeat.RollCall;
import io.regioncheck.checks.smoke.Disks;
import io.regioncheck.openstack.ComputeService;
import io.regioncheck.openstack.Pool;
import java.util.List;

/** Whether the daemons that make volumes live, and have room for them. */
@Checks(component = Component.VOLUME)
class ServiceChecks {
    private static final String BACKEND = "cinder-volume";

    @Check(
            id = "volume.services",
            title = "Volume services are up and their pools have room",
            why = "A volume passes through a scheduler and one backend; a backend without a pool gets none.",
            after = {"identity.catalog:volume", "identity.endpoints:volume"},
            // the API asks the scheduler for the pools, over the broker
            explainedBy = {"rabbit.alarms", "rabbit.users"},
            parameters = {
                @Parameter(
                        name = "heartbeat-seconds",
                        otherwise = "60",
                        means = "seconds that a heartbeat may be behind the freshest one"),
                @Parameter(name = "free-gibibytes", otherwise = "2", means = "least free space of a pool")
            },
            asks = {"GET volume /os-services", "GET volume /scheduler-stats/get_pools"},
            matrix = WhereOffered.class)
    void daemonsAreUp(Region region, Findings findings) {
        List<ComputeService> services = region.cloud().volumes().services();
        List<String> types =
                region.environment().volumes().stream().map(Disks::of).toList();
        RollCall roll = new RollCall(
                region.parameters(),
                findings,
                "volumes that need it stay in creating or end in error; those that are attached go on",
                services.stream()
                        .map(service -> Member.of(service, group(service, services, types)))
                        .toList());
        roll.expectGroup(
                "cinder-scheduler",
                "cinder-scheduler",
                "on the controllers: systemctl status cinder-scheduler; systemctl start cinder-scheduler");
        roll.judge();
        boolean backendUp =
                services.stream().anyMatch(service -> service.binary().equals(BACKEND) && service.up());
        findings.expect(services.stream().anyMatch(service -> service.binary().equals(BACKEND)), BACKEND)
                .observed("none on record")
                .expected("one at least")
                .because("there is no backend that could hold a volume")
                .remedy(
                        "on the volume hosts: systemctl status cinder-volume; grep enabled_backends /etc/cinder/cinder.conf");
        if (backendUp) {
            poolsHaveRoom(region, findings);
        }
    }

    /**
     * Backends of one name stand in for each other. Where volume types are called like their backends, each name is a group of its own,
     * so that one that is down explains what its own type does and no other; elsewhere nothing that we may ask says which type is whose,
     * and only when all are down that explains anything.
     */
    static String group(ComputeService service, List<ComputeService> all, List<String> types) {
        boolean sameNames =
                all.stream().anyMatch(other -> other.binary().equals(BACKEND) && types.contains(backend(other)));
        return service.binary().equals(BACKEND) && sameNames ? backend(service) : service.binary();
    }

    /** Returns {@code ceph} of {@code controller@ceph}, a section of cinder.conf. */
    private static String backend(ComputeService service) {
        return service.host().replaceFirst("^[^@]*@", "");
    }

    private static void poolsHaveRoom(Region region, Findings findings) {
        int leastFree = region.parameters().integer("free-gibibytes", 2);
        List<Pool> pools = region.cloud().volumes().pools();
        if (pools.isEmpty()) {
            throw new CouldNotVerify(
                    "cinder-volume is up, but the scheduler knows no pool of it yet: it learns them from"
                            + " reports that come once a minute; ask again, then look into cinder-volume.log");
        }
        for (Pool pool : pools) {
            findings.expect(pool.free().map(free -> free >= leastFree).orElse(true), pool.name())
                    .warning()
                    .observed(
                            "%.1f GiB free of %.1f",
                            pool.free().orElse(0.0), pool.total().orElse(0.0))
                    .expected("%d GiB at least", leastFree)
                    .because("the scheduler gives it no more volumes")
                    .remedy("cinder get-pools --detail; for Ceph: ceph df");
            findings.confirm(
                    "pool %s: %s GiB free of %s",
                    pool.name(),
                    pool.free()
                            .map(free -> String.format(java.util.Locale.ROOT, "%.1f", free))
                            .orElse("unknown"),
                    pool.total()
                            .map(total -> String.format(java.util.Locale.ROOT, "%.1f", total))
                            .orElse("unknown"));
        }
    }
}
