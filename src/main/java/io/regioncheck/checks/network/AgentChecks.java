package io.regioncheck.checks.network;

import io.regioncheck.check.Check;
import io.regioncheck.check.Checks;
import io.regioncheck.check.Component;
import io.regioncheck.check.Findings;
import io.regioncheck.check.Parameter;
import io.regioncheck.check.Region;
import io.regioncheck.checks.heartbeat.Member;
import io.regioncheck.checks.heartbeat.RollCall;
import io.regioncheck.environment.Role;
import io.regioncheck.openstack.Agent;
import java.util.List;

/** Whether the agents that carry the networks live. */
@Checks(component = Component.NETWORK)
class AgentChecks {
    /** Those that plug ports into switches: neutron/common/constants and the agents' own binaries, Kilo to 2026.1. */
    private static final List<String> SWITCHING = List.of(
            "neutron-openvswitch-agent", "neutron-linuxbridge-agent", "neutron-sriov-nic-agent", "ovn-controller");

    private static final List<String> ON_NETWORK_NODES =
            List.of("neutron-l3-agent", "neutron-dhcp-agent", "ovn-controller");

    @Check(
            id = "network.agents",
            title = "Every network agent is alive",
            why =
                    "Ports are plugged, addresses leased and routed by agents; what exists goes on without them for a while, and hides that.",
            after = {"identity.catalog:network", "identity.endpoints:network"},
            parameters =
                    @Parameter(
                            name = "heartbeat-seconds",
                            otherwise = "60",
                            means = "seconds that a heartbeat may be behind the freshest one"),
            asks = "GET network /v2.0/agents")
    void agentsAreAlive(Region region, Findings findings) {
        List<Agent> agents = region.cloud().network().agents();
        RollCall roll = new RollCall(
                region.parameters(),
                findings,
                "ports there are not plugged, leased or routed any more; what exists goes on until something changes",
                agents.stream().map(agent -> Member.of(agent, group(agent))).toList());
        roll.expectGroup(
                Member.SWITCHING, SWITCHING.get(0), "on the computes: systemctl status neutron-openvswitch-agent");
        roll.expectOn(region.environment().nodes().having(Role.COMPUTE), Role.COMPUTE, SWITCHING);
        roll.expectOn(region.environment().nodes().having(Role.NETWORK), Role.NETWORK, ON_NETWORK_NODES);
        roll.judge();
    }

    /** Agents stand in for each other by what they do, those of switches only on their own host, which is a matter of the scheduler. */
    private static String group(Agent agent) {
        if (SWITCHING.contains(agent.binary())) {
            return Member.SWITCHING;
        }
        return switch (agent.binary()) {
            case "neutron-dhcp-agent" -> "dhcp";
            case "neutron-l3-agent" -> "l3";
            case "neutron-metadata-agent", "neutron-ovn-metadata-agent" -> "metadata";
            default -> agent.binary();
        };
    }
}
