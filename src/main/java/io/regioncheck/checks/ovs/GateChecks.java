package io.regioncheck.checks.ovs;

import io.regioncheck.broker.Management;
import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Region;
import io.regioncheck.check.WhereBrokerIsAsked;
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
            matrix = WhereBrokerIsAsked.class,
            deadlineSeconds = 60)
    void agentMayBeRestarted(Region region, Findings findings) {
        Management management = region.broker().management();
        GateJudge judge = new GateJudge(findings);
        judge.cluster(management.nodes(), management.alarms().orElse(List.of()));
        List<SwitchAgent> agents = agents(region, judge);
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
