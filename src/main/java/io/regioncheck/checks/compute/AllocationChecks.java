package io.regioncheck.checks.compute;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.check.NotApplicable;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;
import io.regioncheck.environment.Releases;
import java.util.List;
import java.util.Map;

/** Whether what placement counts as used is what servers use. */
@Checks(component = Component.COMPUTE)
class AllocationChecks {
    /** The first release whose scheduler asks placement; it came with Newton, where nova could do without. */
    private static final String FIRST = "ocata";

    @Check(
            id = "compute.allocations",
            title = "Every allocation belongs to a server, and every server has its own",
            why =
                    "The scheduler believes placement: an allocation without a server fills a host with nothing, a server without one lets it overflow.",
            after = {
                "identity.catalog:placement",
                "identity.endpoints:placement",
                "identity.catalog:compute",
                "identity.endpoints:compute"
            },
            parameters =
                    @Parameter(
                            name = "settle-seconds",
                            otherwise = "15",
                            means = "seconds in which what does not fit may come right: it is built, moved or deleted"),
            asks = {
                "GET placement /resource_providers, and /resource_providers/{id}/allocations of each that is no part of another",
                "GET compute /os-hypervisors, /servers/detail?all_tenants=1",
                "GET placement /allocations/{id}, compute /servers/{id}, of what does not fit",
                "GET compute /os-migrations, where something is held by no server"
            },
            deadlineSeconds = 900)
    void everythingIsHeldByAServer(Region region, Findings findings) {
        isKept(region);
        Map<String, String> hypervisors = region.cloud().compute().hypervisorStates();
        Providers providers = new Providers(region.cloud().placement().providers(), hypervisors);
        if (providers.roots().isEmpty()) {
            knowsNobody(hypervisors, findings);
            return;
        }
        List<Suspect> suspects = new AllocationSurvey(region, findings).suspects(providers);
        new AllocationJudge(region, findings, providers).judge(suspects);
    }

    private static void isKept(Region region) {
        Releases releases = region.environment().releases();
        if (region.cloud().mustOffer("placement")) {
            return;
        }
        if (!releases.targetIsAtLeast(FIRST)) {
            throw new NotApplicable("placement came with Newton and is needed from Ocata on: in " + releases.target()
                    + " nova keeps no allocations");
        }
        throw new CouldNotVerify("the environment does not list placement among its services, without which "
                + releases.target() + " boots nothing: add it");
    }

    private static void knowsNobody(Map<String, String> hypervisors, Findings findings) {
        if (hypervisors.isEmpty()) {
            throw new CouldNotVerify("placement knows no resource provider, and nova no hypervisor: there is nothing to"
                    + " compare; compute.services says more");
        }
        findings.report("placement")
                .observed("no resource provider")
                .expected("one for each of %d hypervisors", hypervisors.size())
                .because("the scheduler finds no host: every build ends with 'No valid host was found'")
                .remedy(
                        "on the computes: tail -n 50 /var/log/nova/nova-compute.log; is [placement] of nova.conf right, and the"
                                + " database of placement the one that it was before?");
    }
}
