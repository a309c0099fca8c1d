package io.regioncheck.checks.compute;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.openstack.Aggregate;
import io.regioncheck.openstack.ComputeService;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether hosts are still grouped as they were: racks and availability zones. */
@Checks(component = Component.COMPUTE)
class AggregateChecks {
    private static final String COMPUTE = "nova-compute";

    @Check(
            id = "compute.aggregates",
            title = "Aggregates and availability zones have the hosts that they should have",
            why =
                    "A host outside its aggregate gets servers that belong elsewhere, or none; a zone without hosts fails every build in it.",
            after = {"identity.catalog:compute", "identity.endpoints:compute"},
            explainedBy = "compute.services",
            asks = {"GET compute /os-services", "GET compute /os-aggregates"})
    void hostsAreWhereTheyBelong(Region region, Findings findings) {
        List<ComputeService> computes = region.cloud().compute().services().stream()
                .filter(service -> service.binary().equals(COMPUTE))
                .toList();
        if (computes.isEmpty()) {
            throw new CouldNotVerify("nova has no nova-compute on record: there are no hosts to find in aggregates;"
                    + " compute.services says more");
        }
        List<Aggregate> aggregates = region.cloud().compute().aggregates();
        HostGroups now = new HostGroups(computes, aggregates);
        findings.attach(AggregateBaseline.FILE.evidence(
                AggregateBaseline.now(region.environment().region(), now.zones(), aggregates)));
        Optional<Path> file = region.environment().baselines().aggregates();
        Optional<AggregateBaseline> baseline = file.flatMap(AggregateBaseline.FILE::read);
        ZoneJudge zones = new ZoneJudge(findings, now, region.environment().zones());
        zones.judge(baseline);
        baseline.ifPresentOrElse(
                then -> new AggregateJudge(findings, now, then).judge(),
                () -> findings.leftOut(
                        "comparing aggregates", AggregateBaseline.FILE.missing(file, "baselines.aggregates")));
    }
}
