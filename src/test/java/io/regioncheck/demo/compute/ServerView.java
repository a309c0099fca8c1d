package io.regioncheck.demo.compute;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.compute.Condition.Fault;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.region.DemoHost;
import io.regioncheck.demo.region.Ports.Group;
import io.regioncheck.demo.region.Ports.GuestPort;
import io.regioncheck.demo.region.Ports.PortState;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How nova shows a server (nova/api/openstack/compute/views/servers.py, 2025.1). */
final class ServerView {
    private static final Set<String> WITH_PROGRESS = Set.of("ACTIVE", "BUILD");

    private final Cell cell;

    ServerView(Cell cell) {
        this.cell = cell;
    }

    ObjectNode brief(Asked asked, Server server) {
        ObjectNode json = Answer.JSON.createObjectNode();
        json.put("id", server.id()).put("name", server.order().name());
        asked.link(json, "/servers/" + server.id());
        return json;
    }

    /** @param listed whether it is one of a list */
    ObjectNode whole(Asked asked, Server server, boolean listed) {
        ServerOrder order = server.order();
        Condition now = server.condition();
        ObjectNode json = Answer.JSON.createObjectNode();
        json.put("id", server.id())
                .put("name", order.name())
                .put("status", now.status())
                .put("tenant_id", order.projectId())
                .put("user_id", order.userId());
        json.putObject("metadata");
        json.put("hostId", HostId.of(order.projectId(), now.host()));
        image(asked, json, order);
        flavor(asked, json, order.flavor());
        json.put("created", Times.iso(order.created())).put("updated", Times.iso(now.updated()));
        List<GuestPort> ports = now.vm().equals("building") ? List.of() : cell.portsOf(server);
        addresses(json.putObject("addresses"), ports);
        json.put("accessIPv4", "").put("accessIPv6", "");
        asked.link(json, "/servers/" + server.id());
        json.put("OS-DCF:diskConfig", "MANUAL");
        now.fault().filter(why -> !listed || why.listed()).ifPresent(why -> fault(asked, json, why));
        if (WITH_PROGRESS.contains(now.status())) {
            json.put("progress", 0);
        }
        extended(asked, json, server, now, ports);
        volumes(asked, json, server);
        newer(asked, json, order, now);
        return json;
    }

    /** What were extensions once. */
    private void extended(Asked asked, ObjectNode json, Server server, Condition now, List<GuestPort> ports) {
        ServerOrder order = server.order();
        json.put("OS-EXT-AZ:availability_zone", zone(order, now));
        if (asked.since(96)) {
            json.put("pinned_availability_zone", order.zone().orElse(null));
        }
        if (asked.since(100)) {
            json.putObject("scheduler_hints");
        }
        json.put("config_drive", "").putNull("key_name");
        json.put("OS-SRV-USG:launched_at", now.launched().map(Times::plain).orElse(null))
                .putNull("OS-SRV-USG:terminated_at");
        groups(json, server, ports);
        if (asked.isAdmin()) {
            host(asked, json, server);
        }
        json.put("OS-EXT-STS:task_state", now.task().orElse(null))
                .put("OS-EXT-STS:vm_state", now.vm())
                .put("OS-EXT-STS:power_state", now.power());
    }

    private static void image(Asked asked, ObjectNode json, ServerOrder order) {
        if (order.image().isEmpty()) {
            json.put("image", "");
            return;
        }
        ObjectNode image = json.putObject("image").put("id", order.image().get());
        image.putArray("links")
                .addObject()
                .put("rel", "bookmark")
                .put("href", asked.bookmark("/images/" + order.image().get()));
        if (asked.since(98)) {
            image.putObject("properties");
        }
    }

    private static void flavor(Asked asked, ObjectNode json, Flavor flavor) {
        if (asked.since(47)) {
            json.set("flavor", flavor.inline());
            return;
        }
        json.putObject("flavor")
                .put("id", flavor.id())
                .putArray("links")
                .addObject()
                .put("rel", "bookmark")
                .put("href", asked.bookmark("/flavors/" + flavor.id()));
    }

    private void addresses(ObjectNode json, List<GuestPort> ports) {
        for (GuestPort port : ports) {
            ArrayNode list = json.withArray(port.networkName());
            address(list, port, port.address(), "fixed");
            if (cell.portal().portOf(port.id()).isEmpty()) {
                cell.neighbours().ports().floatingAddresses(port.id()).stream()
                        .filter(address -> !address.equals(port.address()))
                        .forEach(address -> address(list, port, address, "floating"));
            }
        }
    }

    private static void address(ArrayNode list, GuestPort port, String address, String type) {
        list.addObject()
                .put("version", 4)
                .put("addr", address)
                .put("OS-EXT-IPS:type", type)
                .put("OS-EXT-IPS-MAC:mac_addr", port.mac());
    }

    private static void fault(Asked asked, ObjectNode json, Fault why) {
        ObjectNode fault = json.putObject("fault");
        fault.put("code", 500).put("created", Times.iso(why.created())).put("message", why.message());
        if (asked.isAdmin()) {
            fault.put("details", why.details());
        }
    }

    /** A server that lost its host to a failed build has no zone either; one that never had one keeps that of its order. */
    private String zone(ServerOrder order, Condition now) {
        if (now.fault().map(Fault::listed).orElse(false)) {
            return "";
        }
        return now.host()
                .flatMap(cell.daemons()::compute)
                .map(Daemons.Daemon::zone)
                .or(order::zone)
                .orElse("");
    }

    private void groups(ObjectNode json, Server server, List<GuestPort> ports) {
        Set<String> names = new LinkedHashSet<>();
        for (GuestPort port : ports) {
            states(server, port)
                    .forEach(state -> state.groups().stream().map(Group::name).forEach(names::add));
        }
        if (!names.isEmpty()) {
            ArrayNode groups = json.putArray("security_groups");
            names.forEach(name -> groups.addObject().put("name", name));
        }
    }

    private List<PortState> states(Server server, GuestPort port) {
        Optional<PortState> state = cell.portal().portOf(server.id()).isPresent()
                ? Optional.of(
                        new PortState(port.id(), "ACTIVE", server.id(), "", List.of(new Group("", "default", ""))))
                : cell.neighbours().ports().find(port.id());
        return state.stream().toList();
    }

    /** An order that no conductor has taken yet is in no cell, and has no number. */
    private void host(Asked asked, ObjectNode json, Server server) {
        ServerOrder order = server.order();
        String host = server.condition().host().orElse(null);
        boolean inCell = host != null || !server.actions().isEmpty();
        json.put("OS-EXT-SRV-ATTR:host", host)
                .put("OS-EXT-SRV-ATTR:instance_name", inCell ? order.instanceName() : "")
                .put(
                        "OS-EXT-SRV-ATTR:hypervisor_hostname",
                        server.condition().host().map(DemoHost::hypervisorOn).orElse(null));
        if (asked.since(3)) {
            json.put("OS-EXT-SRV-ATTR:reservation_id", "r-" + order.id().substring(0, 8))
                    .put("OS-EXT-SRV-ATTR:launch_index", 0)
                    .put("OS-EXT-SRV-ATTR:hostname", order.name())
                    .put("OS-EXT-SRV-ATTR:kernel_id", "")
                    .put("OS-EXT-SRV-ATTR:ramdisk_id", "")
                    .put("OS-EXT-SRV-ATTR:root_device_name", "/dev/vda")
                    .putNull("OS-EXT-SRV-ATTR:user_data");
        }
    }

    private static void volumes(Asked asked, ObjectNode json, Server server) {
        ArrayNode volumes = json.putArray("os-extended-volumes:volumes_attached");
        for (Attachment attachment : server.attachments()) {
            ObjectNode volume = volumes.addObject().put("id", attachment.volumeId());
            if (asked.since(3)) {
                volume.put("delete_on_termination", false);
            }
        }
    }

    private void newer(Asked asked, ObjectNode json, ServerOrder order, Condition now) {
        if (asked.since(16) && asked.isAdmin()) {
            boolean up = now.host()
                    .flatMap(cell.daemons()::compute)
                    .map(cell.daemons()::isUp)
                    .orElse(false);
            json.put("host_status", now.host().isEmpty() ? "" : up ? "UP" : "UNKNOWN");
        }
        if (asked.since(9)) {
            json.put("locked", false);
        }
        if (asked.since(73)) {
            json.putNull("locked_reason");
        }
        if (asked.since(19)) {
            json.putNull("description");
        }
        if (asked.since(26)) {
            json.putArray("tags");
        }
        if (asked.since(63)) {
            json.putNull("trusted_image_certificates");
        }
        if (asked.since(90) && !asked.isAdmin()) {
            json.put("OS-EXT-SRV-ATTR:hostname", order.name());
        }
        if (asked.since(71)) {
            json.putArray("server_groups");
        }
    }
}
