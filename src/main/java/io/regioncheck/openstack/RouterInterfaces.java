package io.regioncheck.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The subnets that a router is in. */
final class RouterInterfaces {
    private static final String SERVICE = "network";

    private final Rest rest;
    private final String routerId;

    RouterInterfaces(Rest rest, String routerId) {
        this.rest = rest;
        this.routerId = routerId;
    }

    void plug(String subnetId) {
        rest.sendOnce(change("add", "subnet_id", subnetId), () -> isPlugged(subnetId));
    }

    void unplug(String subnetId) {
        rest.sendOnce(change("remove", "subnet_id", subnetId), () -> !isPlugged(subnetId));
    }

    void unplugAll() {
        for (JsonNode port : ports()) {
            if (NetworkAnswers.port(port).isRouterInterface()) {
                rest.send(change("remove", "port_id", Fields.text(port, "id")));
            }
        }
    }

    private Ask change(String what, String field, String id) {
        JsonNode body = Body.object().put(field, id);
        return Ask.put(SERVICE, "/v2.0/routers/" + routerId + "/" + what + "_router_interface", body);
    }

    private boolean isPlugged(String subnetId) {
        for (JsonNode port : ports()) {
            for (JsonNode address : port.path("fixed_ips")) {
                if (address.path("subnet_id").asText().equals(subnetId)) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<JsonNode> ports() {
        return rest.list(SERVICE, "/v2.0/ports?device_id=" + routerId, "ports");
    }
}
