package io.regioncheck.checks.network;

import io.regioncheck.check.Findings;
import io.regioncheck.environment.Environment;
import io.regioncheck.environment.NetworkMode;
import io.regioncheck.release.NetworkExtension;
import io.regioncheck.release.NetworkExtensions;
import io.regioncheck.release.Release;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says which extensions are missing, to whom, and what brings each back. Each is named once, by the first who misses it. */
final class ExtensionJudge {
    private static final String LOOK =
            "on the controllers: grep -E '^(core_plugin|service_plugins)' /etc/neutron/neutron.conf; grep ^extension_drivers"
                    + " /etc/neutron/plugins/ml2/ml2_conf.ini; grep -iE 'loading plugin|extension'"
                    + " /var/log/neutron/neutron-server.log | tail -n 50";

    private final NetworkExtensions facts = NetworkExtensions.facts();
    private final Findings findings;
    private final Set<String> offered;
    private final Release target;
    private final Set<String> named = new HashSet<>();

    ExtensionJudge(Findings findings, Collection<String> offered, Release target) {
        this.findings = findings;
        this.offered = Set.copyOf(offered);
        this.target = target;
    }

    /** Looks for what the checks of regioncheck itself call. */
    void ours(Environment environment) {
        need("agent", "which network.agents and network.build read");
        need("security-group", "which lets probes in to the servers that a run boots");
        if (environment.external().isPresent()) {
            need("external-net", "by which the external network of the environment is found");
            need("router", "by which servers of a run reach it, and get floating addresses");
        }
        if (environment.networks().stream().anyMatch(mode -> mode.kind() == NetworkMode.Kind.PROVIDER)) {
            need("provider", "by which the environment's networks of kind provider name their wire");
        }
    }

    /** Looks for what the environment says that users rely on. */
    void required(List<String> aliases) {
        aliases.forEach(alias -> need(alias, "which the environment requires"));
    }

    private void need(String alias, String forWhat) {
        if (offered.contains(alias)) {
            findings.confirm("%s is offered, %s", alias, forWhat);
        } else if (named.add(alias)) {
            lost(alias)
                    .expected("offered: it is that %s", forWhat)
                    .because("%s", because(alias, "calls of it answer 404"));
        }
    }

    /** Looks for what was offered before; what the release itself has dropped is no loss of this region. */
    void asBefore(ExtensionBaseline baseline) {
        long kept = baseline.extensions().stream().filter(offered::contains).count();
        findings.confirm(
                "%d of %d extensions as in %s on %s, %d more than then",
                kept, baseline.extensions().size(), baseline.region(), baseline.taken(), offered.size() - kept);
        for (String alias : baseline.extensions()) {
            Optional<NetworkExtension> fact = facts.of(alias);
            if (offered.contains(alias) || named.contains(alias)) {
                continue;
            }
            if (fact.filter(known -> known.isGoneIn(target)).isPresent()) {
                findings.confirm(
                        "%s went with %s%s",
                        alias,
                        fact.flatMap(NetworkExtension::gone)
                                .map(Release::toString)
                                .orElse(""),
                        fact.flatMap(NetworkExtension::instead)
                                .map(other -> ": " + other + " stands for it")
                                .orElse(""));
                continue;
            }
            named.add(alias);
            Findings.Expectation lost = lost(alias)
                    .expected("offered, as in %s on %s", baseline.region(), baseline.taken())
                    .because("%s", because(alias, "who called it before the upgrade gets 404 now"));
            fact.filter(known -> known.isOptionalIn(target))
                    .flatMap(NetworkExtension::optional)
                    .ifPresent(since -> lost.warning()
                            .expected(
                                    "configured, if somebody relies on it: from %s on it is not there by itself",
                                    since));
        }
    }

    private Findings.Expectation lost(String alias) {
        return findings.report("extension " + alias).observed("not offered").remedy("%s", remedy(alias));
    }

    private String because(String alias, String otherwise) {
        return facts.of(alias)
                .map(fact -> "it is for " + fact.why() + "; " + otherwise)
                .orElse(otherwise);
    }

    private String remedy(String alias) {
        Optional<NetworkExtension> fact = facts.of(alias);
        if (fact.filter(known -> known.isGoneIn(target)).isPresent()) {
            return target + " has it no more"
                    + fact.flatMap(NetworkExtension::instead)
                            .map(other -> ": " + other + " stands for it")
                            .orElse("") + "; take it out of what is required";
        }
        return fact.map(ExtensionJudge::bringingBack).orElse(LOOK);
    }

    private static String bringingBack(NetworkExtension fact) {
        List<String> commands = new ArrayList<>();
        fact.servicePlugin()
                .ifPresent(name ->
                        commands.add("crudini --set --list /etc/neutron/neutron.conf DEFAULT service_plugins " + name));
        fact.extensionDriver()
                .ifPresent(name -> commands.add(
                        "crudini --set --list /etc/neutron/plugins/ml2/ml2_conf.ini ml2 extension_drivers " + name));
        String by = fact.by().map(words -> "   # " + words).orElse("");
        return commands.isEmpty()
                ? LOOK + by
                : "on each controller: " + String.join(" && ", commands) + " && systemctl restart neutron-server" + by;
    }
}
