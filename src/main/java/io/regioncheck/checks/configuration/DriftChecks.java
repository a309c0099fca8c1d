package io.regioncheck.checks.configuration;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
import io.regioncheck.check.NotApplicable;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;
import io.regioncheck.check.WhereHostsAreAsked;
import io.regioncheck.node.Item;

/** Whether hosts that do the same are configured the same. */
@Checks(component = Component.CONFIG)
class DriftChecks {

    @Check(
            id = "config.drift",
            title = "Hosts of one role have the same options",
            why =
                    "One compute with another option fails where the others work: what goes wrong then depends on where a server lands.",
            asks = "each host: the files of configuration that its services read, secrets as salted hashes",
            gathers = Item.CONFIG_FILES,
            parameters =
                    @Parameter(
                            name = "of",
                            otherwise = "all",
                            allowed = {"all", "keystone", "glance", "nova", "neutron", "cinder", "placement"},
                            means =
                                    "the service that was upgraded everywhere: that of the others may be half way through"),
            matrix = WhereHostsAreAsked.class)
    void hostsOfARoleAreAlike(Region region, Findings findings) {
        DriftJudge judge = new DriftJudge();
        String of = region.parameters().text("of", "all");
        HostConfigs hosts = new HostConfigs(region.gathered());
        int[] looked = {0};
        hosts.forEach((host, config) -> {
            var programs = ServiceConfig.of(config, of);
            looked[0] += programs.size();
            judge.add(host, programs);
        });
        long compared = judge.tell(findings);
        if (compared == 0 && looked[0] > 0 && hosts.areAllKnown()) {
            throw new NotApplicable("no two hosts of the same roles run the same: there is nothing to compare");
        }
        hosts.requireAll(findings, looked[0], of);
    }
}
