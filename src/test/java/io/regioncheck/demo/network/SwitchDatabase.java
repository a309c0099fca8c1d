package io.regioncheck.demo.network;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regioncheck.demo.http.Answer;
import io.regioncheck.demo.region.Incident;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The database of one host's switch, as {@code ovs-vsctl --format=json list} prints it, and its links as {@code ip} does. */
final class SwitchDatabase {
    private static final int DEAD = 4095;

    private final Switches switches;
    private final String host;
    private final ArrayNode bridges = Answer.JSON.createArrayNode();
    private final ArrayNode ports = Answer.JSON.createArrayNode();
    private final ArrayNode interfaces = Answer.JSON.createArrayNode();
    private final StringBuilder links =
            new StringBuilder("1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN\n");
    private int link = 1;

    SwitchDatabase(Switches switches, String host) {
        this.switches = switches;
        this.host = host;
    }

    String text() {
        ArrayNode inner = Answer.JSON.createArrayNode();
        patch(inner, "int-br-ex", 1, "phy-br-ex");
        patch(inner, "int-br-phy", 2, "phy-br-phy");
        // an agent takes it away when it starts, and makes it again if it makes tunnels
        if (!switches.strikes(Incident.TUNNELS_LOST, host)) {
            patch(inner, "patch-tun", 3, "patch-int");
        }
        switches.wired(host).forEach(port -> plug(inner, port));
        bridge("br-int", inner);
        ArrayNode tunnels = Answer.JSON.createArrayNode();
        patch(tunnels, "patch-int", 1, "patch-tun");
        switches.tunnels(host).forEach((peer, number) -> {
            String address = switches.address(peer);
            add(
                    tunnels,
                    "vxlan-" + number,
                    "vxlan",
                    "up",
                    number,
                    -1,
                    Map.of(),
                    Map.of("remote_ip", address, "local_ip", switches.address(host)));
        });
        bridge("br-tun", tunnels);
        for (String physical : List.of("br-ex", "br-phy")) {
            ArrayNode outer = Answer.JSON.createArrayNode();
            patch(outer, "phy-" + physical, 2, "int-" + physical);
            bridge(physical, outer);
        }
        return "= table Bridge\n" + table(bridges, "_uuid", "name", "ports", "fail_mode", "protocols")
                + "= table Port\n" + table(ports, "_uuid", "name", "tag", "interfaces")
                + "= table Interface\n"
                + table(interfaces, "_uuid", "name", "type", "admin_state", "ofport", "external_ids", "options")
                + "= links\n" + links;
    }

    private void plug(ArrayNode bridge, Port port) {
        boolean server = !Switches.isOfNetwork(port);
        boolean first = switches.isFirst(port, host);
        boolean down = first && switches.strikes(Incident.TAP_DOWN, host);
        boolean dead = first && switches.strikes(Incident.PORT_DEAD_VLAN, host);
        String prefix = port.owner().equals(Port.GATEWAY) ? "qg-" : port.owner().equals(Port.INTERFACE) ? "qr-" : "tap";
        String name = prefix + port.id().substring(0, 11);
        Map<String, String> ids =
                new TreeMap<>(Map.of("attached-mac", port.mac(), "iface-id", port.id(), "iface-status", "active"));
        if (server) {
            ids.put("vm-uuid", port.deviceId());
        }
        // what is in a namespace of its own the switch takes for down
        add(
                bridge,
                name,
                server ? "" : "internal",
                server && !down ? "up" : "down",
                switches.number(host, port),
                dead ? DEAD : switches.vlan(host, port),
                ids,
                Map.of());
        if (server) {
            links.append(++link)
                    .append(": ")
                    .append(name)
                    .append(": <BROADCAST,MULTICAST,PROMISC")
                    .append(down ? "" : ",UP,LOWER_UP")
                    .append("> mtu 1450 qdisc noqueue state ")
                    .append(down ? "DOWN" : "UNKNOWN")
                    .append('\n');
        }
    }

    private void patch(ArrayNode bridge, String name, int number, String peer) {
        add(bridge, name, "patch", "up", number, -1, Map.of(), Map.of("peer", peer));
    }

    /** @param tag below 0 for none */
    private void add(
            ArrayNode bridge,
            String name,
            String type,
            String state,
            int number,
            int tag,
            Map<String, String> ids,
            Map<String, String> options) {
        ArrayNode port = ports.addArray().add(id("port " + name)).add(name);
        if (tag < 0) {
            port.add(set());
        } else {
            port.add(tag);
        }
        port.add(id("interface " + name));
        interfaces
                .addArray()
                .add(id("interface " + name))
                .add(name)
                .add(type)
                .add(state)
                .add(number)
                .add(map(ids))
                .add(map(options));
        bridge.add(id("port " + name));
    }

    private void bridge(String name, ArrayNode its) {
        bridges.addArray()
                .add(id("bridge " + name))
                .add(name)
                .add(Answer.JSON.createArrayNode().add("set").add(its))
                .add("secure")
                .add(Answer.JSON
                        .createArrayNode()
                        .add("set")
                        .add(Answer.JSON.createArrayNode().add("OpenFlow10").add("OpenFlow13")));
    }

    private ArrayNode id(String what) {
        return Answer.JSON.createArrayNode().add("uuid").add(Neutron.id(host + " " + what));
    }

    private static ArrayNode set() {
        return Answer.JSON.createArrayNode().add("set").add(Answer.JSON.createArrayNode());
    }

    private static ArrayNode map(Map<String, String> values) {
        ArrayNode pairs = Answer.JSON.createArrayNode();
        new TreeMap<>(values).forEach((key, value) -> pairs.addArray().add(key).add(value));
        return Answer.JSON.createArrayNode().add("map").add(pairs);
    }

    private static String table(ArrayNode rows, String... headings) {
        ObjectNode table = Answer.JSON.createObjectNode();
        table.set("data", rows);
        List.of(headings).forEach(table.putArray("headings")::add);
        return table + "\n";
    }
}
