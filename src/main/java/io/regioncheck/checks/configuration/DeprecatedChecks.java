package io.regioncheck.checks.configuration;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;
import io.regioncheck.check.WhereHostsAreAsked;
import io.regioncheck.node.Item;
import io.regioncheck.release.Release;

/** Whether the target release still does what the files of configuration say. */
@Checks(component = Component.CONFIG)
class DeprecatedChecks {

    @Check(
            id = "config.deprecated",
            title = "The target release reads every option that is set",
            why =
                    "An option that a release does not know any more is passed over in silence: what it set is as if it had never been written.",
            asks = "each host: the files of configuration that its services read, without secrets",
            gathers = Item.CONFIG_FILES,
            parameters =
                    @Parameter(
                            name = "of",
                            otherwise = "all",
                            allowed = {"all", "keystone", "glance", "nova", "neutron", "cinder", "placement"},
                            means = "the service that was upgraded; the others may still be of the source release"),
            matrix = WhereHostsAreAsked.class)
    void everyOptionIsRead(Region region, Findings findings) {
        Release target = Release.parse(region.environment().releases().target());
        OptionJudge judge = new OptionJudge(target);
        DeprecationReport report = new DeprecationReport(target);
        String of = region.parameters().text("of", "all");
        HostConfigs hosts = new HostConfigs(region.gathered());
        int[] looked = {0};
        hosts.forEach((host, config) -> {
            var programs = ServiceConfig.of(config, of);
            looked[0] += programs.size();
            report.add(host.name(), programs, judge.judge(programs));
        });
        report.tell(findings);
        hosts.requireAll(findings, looked[0], of);
    }
}
