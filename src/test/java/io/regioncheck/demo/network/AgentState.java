package io.regioncheck.demo.network;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.region.DemoHost;
import java.util.List;

/** What agents report of themselves: their configurations, with what they count, as the lab's do. */
final class AgentState {
    private static final List<String> INTERFACES = List.of(
            "afxdp",
            "afxdp-nonpmd",
            "bareudp",
            "erspan",
            "geneve",
            "gre",
            "gtpu",
            "internal",
            "ip6erspan",
            "ip6gre",
            "lisp",
            "patch",
            "stt",
            "system",
            "tap",
            "vxlan");

    private final Topology topology;
    private final Agents agents;

    AgentState(Topology topology, Agents agents) {
        this.topology = topology;
        this.agents = agents;
    }

    ObjectNode of(Agent agent) {
        return switch (agent.kind()) {
            case OPEN_VSWITCH -> openVSwitch(agent);
            case METADATA ->
                fresh().put("log_agent_heartbeats", false)
                        .put("metadata_proxy_socket", "/var/lib/neutron/metadata_proxy")
                        .put("nova_metadata_host", "127.0.0.1")
                        .put("nova_metadata_port", 8775);
            case L3 -> l3(agent);
            case DHCP ->
                fresh().put("dhcp_driver", "neutron.agent.linux.dhcp.Dnsmasq")
                        .put("dhcp_lease_duration", 86_400)
                        .put("log_agent_heartbeats", false)
                        .put("networks", agents.load(agent))
                        .put("ports", owned(agent, Port.DHCP))
                        .put("subnets", agents.load(agent));
        };
    }

    private ObjectNode l3(Agent agent) {
        ObjectNode state = fresh().put("agent_mode", "legacy").put("ex_gw_ports", owned(agent, Port.GATEWAY));
        state.putArray("extensions");
        return state.put("floating_ips", 0)
                .put("handle_internal_only_routers", true)
                .put("interface_driver", "openvswitch")
                .put("interfaces", owned(agent, Port.INTERFACE))
                .put("log_agent_heartbeats", false)
                .put("routers", agents.load(agent));
    }

    private int owned(Agent agent, String owner) {
        return (int) topology.ports()
                .having("binding:host_id", agent.host())
                .filter(port -> port.owner().equals(owner))
                .count();
    }

    private ObjectNode openVSwitch(Agent agent) {
        ObjectNode state = fresh().put("arp_responder_enabled", false).put("baremetal_smartnic", false);
        state.putObject("bridge_mappings").put("external", "br-ex").put("physnet1", "br-phy");
        state.put("datapath_type", "netdev")
                .put("devices", topology.ports().counting("binding:host_id", agent.host()))
                .put("enable_distributed_routing", false);
        state.putArray("extensions");
        state.put("in_distributed_mode", false)
                .put("integration_bridge", "br-int")
                .put("l2_population", true)
                .put("log_agent_heartbeats", false);
        ObjectNode capabilities = state.putObject("ovs_capabilities");
        capabilities.putArray("datapath_types").add("netdev").add("system");
        INTERFACES.forEach(capabilities.putArray("iface_types")::add);
        state.put("ovs_hybrid_plug", false);
        state.putObject("resource_provider_bandwidths");
        state.putObject("resource_provider_hypervisors")
                .put("br-ex", DemoHost.hypervisorOn(agent.host()))
                .put("br-phy", DemoHost.hypervisorOn(agent.host()));
        defaults(state.putObject("resource_provider_inventory_defaults"));
        defaults(state.putObject("resource_provider_packet_processing_inventory_defaults"));
        state.putObject("resource_provider_packet_processing_with_direction");
        state.putObject("resource_provider_packet_processing_without_direction");
        ArrayNode types = state.putArray("tunnel_types");
        if (agents.makesTunnels(agent.host())) {
            types.add("vxlan");
        }
        return state.put("tunneling_ip", agents.tunnelAddress(agent.host()))
                .put("vhostuser_socket_dir", "/var/run/openvswitch");
    }

    private static void defaults(ObjectNode inventory) {
        inventory
                .put("allocation_ratio", 1.0)
                .put("min_unit", 1)
                .put("step_size", 1)
                .put("reserved", 0);
    }

    private static ObjectNode fresh() {
        return Answer.JSON.createObjectNode();
    }
}
