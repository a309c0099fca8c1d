package io.regioncheck.demo.network;

import io.regioncheck.demo.region.Component;
import io.regioncheck.demo.region.Incident;
import io.regioncheck.demo.region.Release;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The flows of one host's bridges, as {@code ovs-ofctl dump-flows} prints them: those that the lab's agent puts in, as far as a network needs them. */
final class SwitchFlows {
    private static final int STARTED_SECONDS_AGO = 1_296_000;
    private static final int PLUGGED_SECONDS_AGO = 90_000;

    private final Switches switches;
    private final String host;
    private final List<String> lines = new ArrayList<>();
    private String cookie = "0x0";

    SwitchFlows(Switches switches, String host) {
        this.switches = switches;
        this.host = host;
    }

    String text(List<String> names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            lines.clear();
            cookie = has(Release.LIBERTY) ? "0x" + Integer.toHexString((host + name).hashCode() | 1) + "a7" : "0x0";
            boolean known = fill(name);
            text.append("= bridge ").append(name).append('\n');
            if (known) {
                text.append("OFPST_FLOW reply (OF1.3) (xid=0x2):\n");
                lines.forEach(line -> text.append(line).append('\n'));
            }
            text.append("= ended ").append(known ? 0 : 1).append('\n');
        }
        return text.toString();
    }

    private boolean has(Release release) {
        return switches.region().rollout().of(Component.NEUTRON).since(release);
    }

    private boolean fill(String bridge) {
        switch (bridge) {
            case "br-int" -> integration();
            case "br-tun" -> tunnels();
            case "br-ex", "br-phy" -> physical(bridge);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void integration() {
        if (switches.strikes(Incident.FLOWS_WIPED_ALL, host)) {
            return;
        }
        start("table=23", "priority=0 actions=drop");
        if (switches.strikes(Incident.FLOWS_WIPED, host)) {
            return;
        }
        start("table=24", "priority=0 actions=drop");
        if (has(Release.STEIN)) {
            modern();
        } else {
            start("table=0", (has(Release.LIBERTY) ? "priority=0" : "priority=1") + " actions=NORMAL");
        }
        start("table=0", "priority=2,in_port=1 actions=drop");
        start("table=0", "priority=2,in_port=2 actions=drop");
        Set<Integer> done = new HashSet<>();
        for (Port port : switches.wired(host)) {
            int vlan = switches.vlan(host, port);
            Segment segment = switches.segment(port);
            boolean unseen = done.add(vlan);
            if (segment.type().equals("vlan") && unseen) {
                plugged(
                        "table=0",
                        "priority=3,in_port=2,dl_vlan=" + segment.number().orElseThrow() + " actions=set_field:"
                                + (vlan | 4096) + "->vlan_vid," + onward());
            } else if (segment.type().equals("flat") && unseen) {
                int from = segment.physicalNetwork().filter("external"::equals).isPresent() ? 1 : 2;
                plugged(
                        "table=0",
                        "priority=3,in_port=" + from + ",vlan_tci=0x0000/0x1fff actions=push_vlan:0x8100,set_field:"
                                + (vlan | 4096) + "->vlan_vid," + onward());
            }
            if (has(Release.STEIN)) {
                guard(port, vlan);
            }
        }
        if (switches.strikes(Incident.STALE_COOKIE_FLOW, host)) {
            lines.add(
                    " cookie=0xdeadbeef0badcafe, duration=3600.5s, table=0, n_packets=12, n_bytes=840, priority=9,in_port=4000 actions=drop");
        }
    }

    private String onward() {
        return has(Release.STEIN) ? "goto_table:59" : "NORMAL";
    }

    /** What the lab's agent begins with, security groups made of flows among it. */
    private void modern() {
        start("table=0", "priority=65535,dl_vlan=4095 actions=drop");
        start("table=0", "priority=0 actions=goto_table:59");
        start("table=59", "priority=0 actions=goto_table:60");
        start("table=60", "priority=3 actions=NORMAL");
        start("table=71", "priority=110,ct_state=+trk actions=ct_clear,resubmit(,71)");
        for (int table : new int[] {71, 72, 73, 81, 82}) {
            start("table=" + table, "priority=0 actions=drop");
        }
    }

    private void guard(Port port, int vlan) {
        int number = switches.number(host, port);
        String registers = "set_field:0x" + Integer.toHexString(number) + "->reg5,set_field:0x"
                + Integer.toHexString(vlan) + "->reg6";
        boolean guarded = !Switches.isOfNetwork(port);
        plugged(
                "table=60",
                "priority=100,in_port=" + number + " actions=" + registers + ",resubmit(," + (guarded ? 71 : 73) + ")");
        if (guarded) {
            plugged(
                    "table=60",
                    "priority=90,dl_vlan=" + vlan + ",dl_dst=" + port.mac() + " actions=" + registers
                            + ",pop_vlan,resubmit(,81)");
            plugged(
                    "table=71",
                    "priority=95,arp,reg5=0x" + Integer.toHexString(number) + ",in_port=" + number + ",dl_src="
                            + port.mac() + " actions=resubmit(,94)");
            plugged("table=81", "priority=100,arp,reg5=0x" + Integer.toHexString(number) + " actions=output:" + number);
        }
    }

    private void tunnels() {
        start("table=0", "priority=1,in_port=1 actions=goto_table:2");
        switches.tunnels(host)
                .values()
                .forEach(number -> plugged("table=0", "priority=1,in_port=" + number + " actions=goto_table:4"));
        start("table=0", "priority=0 actions=drop");
        start("table=2", "priority=0,dl_dst=00:00:00:00:00:00/01:00:00:00:00:00 actions=goto_table:20");
        start("table=2", "priority=0,dl_dst=01:00:00:00:00:00/01:00:00:00:00:00 actions=goto_table:22");
        for (int table : new int[] {3, 4, 6}) {
            start("table=" + table, "priority=0 actions=drop");
        }
        start(
                "table=10",
                "priority=1 actions=learn(table=20,hard_timeout=300,priority=1,cookie=" + cookie
                        + ",NXM_OF_VLAN_TCI[0..11],NXM_OF_ETH_DST[]=NXM_OF_ETH_SRC[],load:0->NXM_OF_VLAN_TCI[],output:OXM_OF_IN_PORT[]),output:1");
        start("table=20", "priority=0 actions=goto_table:22");
        start("table=22", "priority=0 actions=drop");
        Set<Integer> done = new HashSet<>();
        for (Port port : switches.wired(host)) {
            Segment segment = switches.segment(port);
            int vlan = switches.vlan(host, port);
            if (segment.type().equals("vxlan") && done.add(vlan)) {
                String id = "0x" + Integer.toHexString(segment.number().orElseThrow());
                plugged(
                        "table=4",
                        "priority=1,tun_id=" + id + " actions=push_vlan:0x8100,set_field:" + (vlan | 4096)
                                + "->vlan_vid,goto_table:10");
                flood(port, vlan, id);
            }
        }
    }

    private void flood(Port port, int vlan, String id) {
        Set<String> peers = switches.peers(host, port.networkId());
        String outputs = switches.tunnels(host).entrySet().stream()
                .filter(tunnel -> peers.contains(tunnel.getKey()))
                .map(tunnel -> ",output:" + tunnel.getValue())
                .collect(Collectors.joining());
        if (!outputs.isEmpty()) {
            plugged(
                    "table=22",
                    "priority=1,dl_vlan=" + vlan + " actions=pop_vlan,set_field:" + id + "->tun_id" + outputs);
        }
    }

    private void physical(String bridge) {
        start("table=0", "priority=2,in_port=2 actions=drop");
        start("table=0", (has(Release.LIBERTY) ? "priority=0" : "priority=1") + " actions=NORMAL");
        String network = bridge.equals("br-ex") ? "external" : "physnet1";
        Set<Integer> done = new HashSet<>();
        for (Port port : switches.wired(host)) {
            Segment segment = switches.segment(port);
            int vlan = switches.vlan(host, port);
            if (segment.physicalNetwork().filter(network::equals).isPresent() && done.add(vlan)) {
                String translation = segment.number()
                        .map(number -> "set_field:" + (number | 4096) + "->vlan_vid")
                        .orElse("pop_vlan");
                plugged("table=0", "priority=4,in_port=2,dl_vlan=" + vlan + " actions=" + translation + ",NORMAL");
            }
        }
    }

    private void start(String table, String rest) {
        add(STARTED_SECONDS_AGO, table, rest);
    }

    private void plugged(String table, String rest) {
        add(PLUGGED_SECONDS_AGO, table, rest);
    }

    private void add(int seconds, String table, String rest) {
        lines.add(" cookie=" + cookie + ", duration=" + seconds + ".107s, " + table + ", n_packets=7, n_bytes=700, "
                + rest);
    }
}
