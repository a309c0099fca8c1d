package io.regioncheck.checks.ovs;

import io.regioncheck.broker.Management;
import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.CouldNotVerify;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.openstack.CallFailed;
import io.regioncheck.openstack.SwitchAgent;
import java.util.List;

/** Whether an agent of Open vSwitch may be restarted now. */
@Checks(component = Component.OVS)
class GateChecks {
    @Check(
            id = "ovs.gate",
            title = "Agents of Open vSwitch may be restarted: their server, the broker and their queues are well",
            why =
                    "An agent that starts asks neutron-server over the broker for all that it has to wire. Without an answer it has begun its bridges anew and wires nothing: servers of its host lose their networks.",
            asks = {
                "GET network /v2.0/agents",
                "GET broker /api/nodes, /api/health/checks/alarms, /api/queues/VHOST",
                "AMQP of each node: 10 messages to a queue of our own",
                "AMQP call to q-plugin, of a method that nobody has"
            },
            deadlineSeconds = 60)
    void agentMayBeRestarted(Region region, Findings findings) {
        GateJudge judge = new GateJudge(findings);
        List<SwitchAgent> agents = agents(region, judge);
        // a gate that nobody has looked behind is not open
        if (region.environment().broker().isEmpty()) {
            throw new CouldNotVerify(
                    "the environment has no broker: whether an agent would get an answer is not known");
        }
        Management management = region.broker().management();
        judge.cluster(management.nodes(), management.alarms().orElse(List.of()));
        judge.queues(management.queues(), agents);
        if (region.broker().access().amqp().isEmpty()) {
            findings.leftOut("a message through the broker", "the environment has no broker.amqp");
        } else {
            new GateProbe(region, findings).ask();
        }
    }

    private static List<SwitchAgent> agents(Region region, GateJudge judge) {
        try {
            return Fabric.agents(region.cloud().networkWiring());
        } catch (CallFailed failed) {
            if (!GateJudge.isOfServer(failed)) {
                throw failed;
            }
            judge.serverFailed(failed);
            return List.of();
        }
    }
}
