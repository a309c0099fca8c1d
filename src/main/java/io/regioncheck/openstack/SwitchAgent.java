package io.regioncheck.openstack;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An agent of neutron that plugs ports into a switch of its host, and what it says of its configuration (agent_state in
 * neutron/plugins/ml2/drivers/openvswitch/agent/ovs_neutron_agent.py, Kilo to 2026.1).
 *
 * @param started when it reported for the first time after its start
 * @param bridges the bridge of each physical network
 * @param tunnelAddress its end of all tunnels; empty without tunnels
 * @param populated whether it has a tunnel only to hosts that a network of its own is on (l2_population)
 * @param distributed whether it routes itself (enable_distributed_routing)
 * @param integrationBridge said from Stein on; {@code br-int} elsewhere
 * @param extensions that it has loaded; empty before Mitaka, which has none
 */
public record SwitchAgent(
        String host,
        String binary,
        boolean alive,
        Optional<Instant> started,
        Map<String, String> bridges,
        Optional<String> tunnelAddress,
        Set<String> tunnelTypes,
        boolean populated,
        boolean distributed,
        String integrationBridge,
        Optional<List<String>> extensions) {

    public static final String OPEN_VSWITCH = "neutron-openvswitch-agent";

    public SwitchAgent {
        bridges = Map.copyOf(bridges);
        tunnelTypes = Set.copyOf(tunnelTypes);
        extensions = extensions.map(List::copyOf);
    }

    public boolean isOpenVswitch() {
        return binary.equals(OPEN_VSWITCH);
    }

    public boolean hasTunnels() {
        return tunnelAddress.isPresent() && !tunnelTypes.isEmpty();
    }
}
