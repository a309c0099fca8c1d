package io.regioncheck.demo.compute;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.region.Ports.Group;
import io.regioncheck.demo.region.Ports.GuestPort;
import io.regioncheck.demo.region.Ports.PortState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How a server is plugged in: its ports, and the security groups that guard them. */
final class Interfaces {
    private static final int WITH_TAG = 70;

    private final Cell cell;

    Interfaces(Cell cell) {
        this.cell = cell;
    }

    void addTo(ComputeRoutes routes) {
        routes.get("/servers/{server}/os-interface", this::ports)
                .get("/servers/{server}/os-security-groups", this::groups);
    }

    private Answer ports(Asked asked) {
        Server server = cell.fleet().wanted(asked);
        ObjectNode body = Answer.JSON.createObjectNode();
        ArrayNode list = body.putArray("interfaceAttachments");
        for (GuestPort port : cell.portsOf(server)) {
            Optional<PortState> state = cell.neighbours().ports().find(port.id());
            ObjectNode json = list.addObject()
                    .put("net_id", port.networkId())
                    .put("port_id", port.id())
                    .put("mac_addr", port.mac())
                    .put("port_state", state.map(PortState::status).orElse("ACTIVE"));
            json.putArray("fixed_ips")
                    .addObject()
                    .put("subnet_id", state.map(PortState::subnetId).orElse(""))
                    .put("ip_address", port.address());
            if (asked.since(WITH_TAG)) {
                json.putNull("tag");
            }
        }
        return Answer.json(200, body);
    }

    private Answer groups(Asked asked) {
        Server server = cell.fleet().wanted(asked);
        Map<String, Group> groups = new LinkedHashMap<>();
        for (GuestPort port : cell.portsOf(server)) {
            cell.neighbours()
                    .ports()
                    .find(port.id())
                    .ifPresent(state -> state.groups().forEach(group -> groups.put(group.id(), group)));
        }
        ObjectNode body = Answer.JSON.createObjectNode();
        ArrayNode list = body.putArray("security_groups");
        for (Group group : groups.values()) {
            list.addObject()
                    .put("id", group.id())
                    .put("name", group.name())
                    .put("description", group.description())
                    .put("tenant_id", server.order().projectId())
                    .putArray("rules");
        }
        return Answer.json(200, body);
    }
}
