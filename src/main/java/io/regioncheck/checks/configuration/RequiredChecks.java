package io.regioncheck.checks.configuration;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.check.HostNames;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;
import io.regioncheck.check.WhereHostsAreAsked;
import io.regioncheck.node.Item;
import io.regioncheck.release.Release;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Whether what the target release needs is set. */
@Checks(component = Component.CONFIG)
class RequiredChecks {

    @Check(
            id = "config.required",
            title = "What the target release needs is set",
            why =
                    "A service starts without it and fails later: with [neutron] half filled in, nova answers every request for a server with 500.",
            asks = "each host: the files of configuration that its services read, without secrets",
            gathers = Item.CONFIG_FILES,
            parameters =
                    @Parameter(
                            name = "of",
                            otherwise = "all",
                            allowed = {"all", "keystone", "glance", "nova", "neutron", "cinder", "placement"},
                            means = "the service that was upgraded; the others may still be of the source release"),
            matrix = WhereHostsAreAsked.class)
    void whatIsNeededIsSet(Region region, Findings findings) {
        Release target = Release.parse(region.environment().releases().target());
        RequiredJudge judge = new RequiredJudge(target);
        Map<Missing, Set<String>> missing = new LinkedHashMap<>();
        String of = region.parameters().text("of", "all");
        HostConfigs hosts = new HostConfigs(region.gathered());
        hosts.forEach((host, config) -> judge.judge(ServiceConfig.of(config, of))
                .forEach(one -> missing.computeIfAbsent(one, key -> new LinkedHashSet<>())
                        .add(host.name())));
        missing.forEach((one, on) -> {
            Findings.Expectation finding = findings.report(one.service() + " [" + one.group() + "] " + one.options())
                    .observed("not set in %s, on %s", one.files(), HostNames.of(on))
                    .expected("%s", one.expected())
                    .because("%s", one.why())
                    .remedy("%s", one.remedy());
            if (one.warning()) {
                finding.warning();
            }
        });
        judge.notWhole()
                .forEach(one ->
                        findings.leftOut(one, "it reads files that are not gathered: what is missing may stand there"));
        if (judge.looked() > 0) {
            findings.confirm("looked for what %s needs in %d programs' configuration", target, judge.looked());
        }
        if (judge.looked() == 0 && !judge.notWhole().isEmpty() && hosts.areAllKnown()) {
            throw new CouldNotVerify("what programs read is not known here: " + String.join("; ", judge.notWhole()));
        }
        hosts.requireAll(findings, judge.looked(), of);
    }
}
