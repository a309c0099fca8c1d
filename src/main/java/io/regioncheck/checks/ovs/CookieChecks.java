package io.regioncheck.checks.ovs;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.check.NotApplicable;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;
import io.regioncheck.check.WhereHostsAreAsked;
import io.regioncheck.node.Item;
import io.regioncheck.node.Unread;
import io.regioncheck.openstack.SwitchAgent;
import java.util.ArrayList;
import java.util.List;

/** Whether flows are the running agent's. */
@Checks(component = Component.OVS)
class CookieChecks {
    @Check(
            id = "ovs.cookies",
            title = "No flow is left of an earlier start of its agent",
            why =
                    "Flows that an agent does not know any more go on acting on packets, of ports that may be somebody else's by now; many of them tell of an agent that did not get through its start.",
            after = {"identity.catalog:network", "identity.endpoints:network"},
            parameters =
                    @Parameter(
                            name = "grace-seconds",
                            otherwise = "120",
                            means = "seconds after its start that an agent may take to clean up"),
            asks = "GET network /v2.0/agents",
            gathers = {Item.BRIDGES, Item.FLOWS},
            matrix = WhereHostsAreAsked.class)
    void flowsAreOfTheRunningAgent(Region region, Findings findings) {
        SwitchSurvey survey = new SwitchSurvey(region.gathered(), findings, true);
        List<SwitchAgent> agents = Fabric.agents(region.cloud().networkWiring());
        int grace = region.parameters().integer("grace-seconds", 120);
        List<String> leftOut = new ArrayList<>();
        List<Unread> unsettled = new ArrayList<>();
        int[] flows = {0};
        survey.forEach(agents, host -> {
            CookieJudge judge = new CookieJudge(host, grace);
            judge.judge().forEach(fault -> fault.report(findings, ""));
            flows[0] += judge.judged();
            judge.unsettled().forEach(why -> unsettled.add(new Unread(host.host(), why)));
            judge.leftOut().forEach(why -> leftOut.add(host.host() + ", " + why));
        });
        if (!leftOut.isEmpty()) {
            findings.leftOut(leftOut.size() + " bridges", WiringJudge.some(leftOut));
        }
        if (flows[0] > 0) {
            findings.confirm(
                    "%d flows on %d switches carry the cookies of their agents' last start", flows[0], survey.looked());
        }
        survey.conclude();
        CouldNotVerify.ifAny(unsettled);
        if (flows[0] == 0 && leftOut.stream().allMatch(why -> why.endsWith(CookieJudge.WITHOUT))) {
            throw new NotApplicable(
                    "agents of this release give flows no cookie: what is left of an earlier start looks like the rest");
        }
        if (flows[0] == 0) {
            throw new CouldNotVerify("no bridge could be compared: " + WiringJudge.some(leftOut));
        }
    }
}
