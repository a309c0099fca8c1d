package io.regioncheck.checks.ovs;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.check.WhereHostsAreAsked;
import io.regioncheck.checks.baseline.BaselineFile;
import io.regioncheck.node.Item;
import io.regioncheck.node.ovs.Bridge;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Whether the switches of the hosts carry what neutron has bound there. */
@Checks(component = Component.OVS)
class FlowChecks {
    /** A bridge that has fewer is not compared with what it had: a few servers are half of it. */
    private static final int FEW = 20;

    @Check(
            id = "ovs.flows",
            title = "Every bridge has its flows, and every active port those that carry it",
            why =
                    "An agent that was restarted while neutron-server or the broker was away has wiped what worked: servers are ACTIVE and cut off.",
            after = {"identity.catalog:network", "identity.endpoints:network"},
            asks = {
                "GET network /v2.0/agents, /v2.0/ports, /v2.0/networks, once in a run",
                "GET compute /servers/ID of the servers that are cut off"
            },
            gathers = {Item.BRIDGES, Item.FLOWS},
            matrix = WhereHostsAreAsked.class)
    void switchesCarryWhatIsBound(Region region, Findings findings) {
        SwitchSurvey survey = new SwitchSurvey(region.gathered(), findings, true);
        Fabric fabric = Fabric.of(region);
        Map<String, Set<String>> hostsByNetwork = fabric.hostsByNetwork();
        List<Fault> faults = new ArrayList<>();
        Map<String, FlowBaseline.Count> counts = new TreeMap<>();
        Map<String, Integer> notJudged = new HashMap<>();
        int[] ports = {0};
        survey.forEach(fabric.agents(), host -> {
            BridgeJudge bridges = new BridgeJudge(host, fabric.portsOn(host.agent()));
            faults.addAll(bridges.judge());
            WiringJudge wiring = new WiringJudge(host, fabric, hostsByNetwork, bridges.wiped());
            faults.addAll(wiring.judge());
            ports[0] += wiring.judged();
            wiring.notJudged().forEach((why, number) -> notJudged.merge(why, number, Integer::sum));
            counts.put(host.host(), count(host, fabric));
            if (!host.others().isEmpty()) {
                notJudged.merge(
                        "bridges that no agent keeps flows in, such as "
                                + host.others().get(0),
                        1,
                        Integer::sum);
            }
        });
        new Settling(region, findings, fabric).report(faults);
        baseline(region, findings, counts);
        notJudged.forEach((why, number) -> findings.leftOut(number + " ports or hosts", why));
        if (survey.looked() > 0) {
            findings.confirm(
                    "looked at %d switches, %d flows, %d active ports",
                    survey.looked(),
                    counts.values().stream()
                            .flatMap(one -> one.flows().values().stream())
                            .mapToInt(Integer::intValue)
                            .sum(),
                    ports[0]);
            unnamed(findings, survey.unnamed());
        }
        survey.conclude();
    }

    /** Whoever reads that all is well is to know of whom that is not said. */
    private static void unnamed(Findings findings, List<String> hosts) {
        if (!hosts.isEmpty()) {
            findings.report("hosts that the environment does not name")
                    .warning()
                    .observed("%d hosts with a living agent of Open vSwitch: %s", hosts.size(), WiringJudge.some(hosts))
                    .expected("every compute and network node under nodes, to be looked at")
                    .because("their flows may be lost as well, and nothing here would show it")
                    .remedy(
                            "add to nodes.hosts, or to the inventory: {name: %s, roles: [compute]}; or waive this, if they are not yours to look at",
                            hosts.get(0));
        }
    }

    private static FlowBaseline.Count count(HostSwitch host, Fabric fabric) {
        Map<String, Integer> flows = new TreeMap<>();
        for (Bridge bridge : host.kept()) {
            host.flows(bridge.name())
                    .ifPresent(dump -> flows.put(bridge.name(), dump.flows().size()));
        }
        return new FlowBaseline.Count(fabric.portsOn(host.agent()).size(), flows);
    }

    private static void baseline(Region region, Findings findings, Map<String, FlowBaseline.Count> counts) {
        Optional<Path> file = region.environment().baselines().flows();
        Optional<FlowBaseline> kept = file.flatMap(FlowBaseline.FILE::read);
        findings.attach(FlowBaseline.FILE.evidence(
                new FlowBaseline(region.environment().region(), BaselineFile.now(), counts)));
        kept.ifPresentOrElse(
                baseline -> counts.forEach(
                        (host, now) -> Optional.ofNullable(baseline.hosts().get(host))
                                .ifPresent(then -> compare(findings, host, baseline.taken(), then, now))),
                () -> findings.leftOut("comparing counts", FlowBaseline.FILE.missing(file, "baselines.flows")));
    }

    /** Servers come and go, and their flows with them: only where there are as many ports as then something is lost. */
    private static void compare(
            Findings findings, String host, String taken, FlowBaseline.Count then, FlowBaseline.Count now) {
        then.flows().forEach((bridge, number) -> {
            int flows = now.flows().getOrDefault(bridge, number);
            findings.expect(number < FEW || now.ports() < then.ports() || flows * 2 >= number, host + " " + bridge)
                    .warning()
                    .observed("%d flows with %d active ports", flows, now.ports())
                    .expected("about %d, as with %d ports at %s", number, then.ports(), taken)
                    .because("flows were lost, or the firewall of ports changed with the upgrade")
                    .remedy(
                            "on %s: ovs-ofctl -O OpenFlow10,OpenFlow13 dump-flows %s; compare the firewall_driver of the agent with before",
                            host, bridge);
        });
    }
}
