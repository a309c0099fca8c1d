package io.regioncheck.demo.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What neutron shows of a port. */
final class PortView {
    private PortView() {}

    static Attributes<Port> attributes() {
        return bindings(Attributes.<Port>of(
                                "port",
                                "ports",
                                id -> Faults.notFound("PortNotFound", "Port " + id + " could not be found."))
                        .with("id", Port::id)
                        .with("name", port -> port.label().name())
                        .with("network_id", Port::networkId)
                        .with("tenant_id", Port::project)
                        .with("mac_address", Port::mac)
                        .with("admin_state_up", Port::adminUp)
                        .with("status", Port::status)
                        .with("device_id", Port::deviceId)
                        .with("device_owner", Port::owner)
                        .with(
                                "fixed_ips",
                                port -> port.addresses().stream()
                                        .map(PortView::address)
                                        .toList())
                        .with("allowed_address_pairs", port -> List.of())
                        .with("extra_dhcp_opts", port -> List.of())
                        .with("security_groups", Port::groups)
                        .with("description", port -> port.label().description()))
                .with("port_security_enabled", Port::portSecurity)
                .with("qos_policy_id", port -> Optional.empty())
                .with("qos_network_policy_id", port -> Optional.empty())
                .restricted("resource_request", port -> Optional.empty())
                .with("tags", port -> List.of())
                .withStandards();
    }

    private static Attributes<Port> bindings(Attributes<Port> attributes) {
        return attributes
                .with("binding:vnic_type", port -> "normal")
                .restricted("binding:profile", port -> Map.of())
                .restricted("binding:host_id", port -> port.binding().host())
                .restricted("binding:vif_type", port -> port.binding().type())
                .restricted("binding:vif_details", PortView::details);
    }

    static Map<String, Object> address(Port.Address address) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("subnet_id", address.subnetId());
        shown.put("ip_address", address.address());
        return shown;
    }

    private static Map<String, Object> details(Port port) {
        if (!port.binding().works()) {
            return Map.of();
        }
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("port_filter", true);
        details.put("connectivity", "l2");
        details.put("bound_drivers", Map.of("0", "openvswitch"));
        details.put("bridge_name", "br-int");
        details.put("datapath_type", "netdev");
        details.put("ovs_hybrid_plug", false);
        return details;
    }
}
