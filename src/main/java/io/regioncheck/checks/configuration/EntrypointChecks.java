package io.regioncheck.checks.configuration;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.check.HostNames;
import io.regioncheck.check.Region;
import io.regioncheck.check.WhereHostsAreAsked;
import io.regioncheck.node.Gathered;
import io.regioncheck.node.Item;
import io.regioncheck.node.Unread;
import io.regioncheck.release.Release;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether keystone is served by what the release ships, and not by a copy from an older one. */
@Checks(component = Component.CONFIG)
class EntrypointChecks {

    @Check(
            id = "config.entrypoint",
            title = "Keystone is served by the release's own entry points",
            why =
                    "A copy of the WSGI script of an older release stays where it is when the packages change: one day it imports what is not there any more, and nobody gets a token.",
            asks = {
                "each controller: lines of the web server's configuration, and what the scripts import that it names",
                "each controller: what uWSGI is told to run"
            },
            gathers = {Item.WEB_SERVER_FILES, Item.CONFIG_FILES},
            matrix = WhereHostsAreAsked.class)
    void keystoneIsServedByItsRelease(Region region, Findings findings) {
        Release target = Release.parse(region.environment().releases().target());
        Map<KeystoneScript.Judgement, Set<String>> judged = new LinkedHashMap<>();
        Gathered gathered = region.gathered();
        Set<String> serving = new LinkedHashSet<>();
        for (Item item : List.of(Item.WEB_SERVER_FILES, Item.CONFIG_FILES)) {
            for (Gathered.HostText text : gathered.texts(item)) {
                for (KeystoneScript script : KeystoneScript.in(text.text())) {
                    serving.add(text.host().host().name());
                    judged.computeIfAbsent(script.judge(target), key -> new LinkedHashSet<>())
                            .add(text.host().host().name());
                }
            }
        }
        judged.forEach((judgement, hosts) -> tell(findings, judgement, hosts));
        List<String> others = gathered.texts(Item.WEB_SERVER_FILES).stream()
                .map(text -> text.host().host().name())
                .filter(name -> !serving.contains(name))
                .toList();
        if (!serving.isEmpty() && !others.isEmpty()) {
            findings.leftOut(
                    "how keystone is served on " + HostNames.of(others),
                    "no web server and no uWSGI there names a script of it: where it runs there all the same, look at what starts it");
        }
        List<Unread> unread = new ArrayList<>(gathered.unread(Item.WEB_SERVER_FILES));
        unread.addAll(onControllers(gathered).unread(Item.CONFIG_FILES));
        CouldNotVerify.ifAny(unread);
        if (serving.isEmpty()) {
            throw new CouldNotVerify(
                    "no web server and no uWSGI of a controller names a script of keystone: where it runs is not known");
        }
    }

    /** What uWSGI runs is among the files of configuration: those of a compute say nothing of keystone. */
    private static Gathered onControllers(Gathered gathered) {
        return new Gathered(
                gathered.hosts().stream()
                        .filter(host -> host.has(Item.WEB_SERVER_FILES))
                        .toList(),
                List.of(),
                gathered.since());
    }

    private static void tell(Findings findings, KeystoneScript.Judgement judgement, Set<String> hosts) {
        if (judgement.problem().isEmpty()) {
            findings.confirm("keystone is served by %s on %s", judgement.what(), HostNames.of(hosts));
            return;
        }
        Findings.Expectation finding = findings.report("keystone " + judgement.what())
                .observed("%s, on %s", judgement.problem(), HostNames.of(hosts))
                .expected("%s", judgement.expected())
                .because("%s", judgement.because())
                .remedy("%s", judgement.remedy());
        if (!judgement.error()) {
            finding.warning();
        }
    }
}
