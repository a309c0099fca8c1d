package io.regioncheck.checks.ovs;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.check.WhereHostsAreAsked;
import io.regioncheck.environment.Releases;
import io.regioncheck.node.Item;
import io.regioncheck.release.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether everything is plugged in. */
@Checks(component = Component.OVS)
class PortChecks {
    @Check(
            id = "ovs.ports",
            title =
                    "Bridges are tied together, hosts have their tunnels, ports of running servers are ACTIVE, plugged in and up",
            why =
                    "A tunnel that is missing cuts two hosts off from each other only; a port that is down or on the dead VLAN cuts one server off, and no API shows either.",
            after = {"identity.catalog:network", "identity.endpoints:network"},
            asks = {
                "GET network /v2.0/agents, /v2.0/ports, /v2.0/networks, once in a run",
                "GET compute /servers/ID of the servers that are cut off",
                "GET network /v2.0/ports/ID of their ports that are not ACTIVE, once more"
            },
            gathers = Item.BRIDGES,
            matrix = WhereHostsAreAsked.class)
    void everythingIsPluggedIn(Region region, Findings findings) {
        SwitchSurvey survey = new SwitchSurvey(region.gathered(), findings, false);
        Fabric fabric = Fabric.of(region);
        Map<String, Set<String>> hostsByNetwork = fabric.hostsByNetwork();
        boolean physicalToo = isNewtonOrLater(region.environment().releases());
        List<Fault> faults = new ArrayList<>();
        List<String> without = new ArrayList<>();
        List<String> beginning = new ArrayList<>();
        int[] seen = {0, 0};
        survey.forEach(fabric.agents(), host -> {
            PlugJudge judge = new PlugJudge(host, fabric, hostsByNetwork);
            faults.addAll(judge.judge(physicalToo));
            seen[0] += fabric.portsOn(host.agent()).size();
            seen[1] += judge.tunnels();
            if (judge.leavesTime()) {
                beginning.add(host.host());
            }
            if (!judge.notMade().isEmpty()) {
                without.add(host.host() + " of " + String.join(", ", judge.notMade()));
            }
        });
        if (!without.isEmpty()) {
            findings.leftOut(
                    "tunnels of " + without.size() + " hosts: " + WiringJudge.some(without),
                    "their agents make none of these types, though networks of ports there have them: ovs.flows says whether they are cut off");
        }
        if (!beginning.isEmpty()) {
            findings.leftOut(
                    "ports that the switch carries and neutron has in BUILD, on " + beginning.size() + " hosts: "
                            + WiringJudge.some(beginning),
                    "their agents started minutes ago and may still go through them: look again in ten minutes");
        }
        new Settling(region, findings, fabric).report(faults);
        if (survey.looked() > 0) {
            findings.confirm("looked at %d switches, %d active ports, %d tunnels", survey.looked(), seen[0], seen[1]);
        }
        survey.conclude();
    }

    /** Agents of Mitaka and before leave bridges of physical networks as they find them. */
    private static boolean isNewtonOrLater(Releases releases) {
        return !Release.parse(releases.target()).isBefore(Release.NEWTON)
                && releases.source()
                        .map(Release::parse)
                        .filter(source -> source.isBefore(Release.NEWTON))
                        .isEmpty();
    }
}
