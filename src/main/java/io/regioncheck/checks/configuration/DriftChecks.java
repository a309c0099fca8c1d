package io.regioncheck.checks.configuration;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
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
            matrix = WhereHostsAreAsked.class)
    void hostsOfARoleAreAlike(Region region, Findings findings) {
        DriftJudge judge = new DriftJudge();
        HostConfigs hosts = new HostConfigs(region.gathered());
        hosts.forEach((host, config) -> judge.add(host, ServiceConfig.of(config)));
        judge.tell(findings);
        hosts.requireAll(findings);
    }
}
