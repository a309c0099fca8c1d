package io.regioncheck.checks.heartbeat;

import io.regioncheck.check.SwitchAgentGate;
import java.util.List;

/** What to type for daemons of one kind: the same words whichever of them it is, so that a report can say them once. */
final class WhatToType {
    private WhatToType() {}

    /** Returns {@code on node-1} for one host and {@code on each} for several. */
    static String on(List<String> hosts) {
        List<String> distinct = hosts.stream().distinct().toList();
        return distinct.size() == 1 ? "on " + distinct.get(0) : "on each";
    }

    static String restart(List<Member> same) {
        Member one = same.get(0);
        String there = String.format(
                "%s: systemctl status %s; systemctl restart %s; tail -n 50 /var/log/%s/%s.log",
                on(same.stream().map(Member::machine).toList()),
                one.binary(),
                one.binary(),
                one.project(),
                one.binary());
        return one.switches() ? UNDISTURBED + there + SwitchAgentGate.comment(List.of(one.binary())) : there;
    }

    /** An agent of a switch clears flows that it does not know again, and it learns those that are right from neutron, by the broker. */
    private static final String UNDISTURBED = "openstack network agent list   # neutron-server must answer, and\n"
            + "on a broker: rabbitmqctl status | grep -i -A2 alarms   # there must be no alarm: started without them, the agent"
            + " wipes the flows of servers that still work\n";

    /** One that is late beside others that are down comes back with what stopped them. */
    static String lookAgain(Member late, List<Member> down) {
        return list(late) + "   # it fell silent with " + down.get(0).label()
                + (down.size() > 1 ? " and others" : "")
                + " and comes back with that: no restart before that one is up and this one is still behind";
    }

    private static String list(Member member) {
        return switch (member.project()) {
            case "nova" -> "openstack compute service list";
            case "cinder" -> "openstack volume service list";
            default -> "openstack network agent list";
        };
    }

    static String enable(List<Member> same) {
        Member one = same.get(0);
        String host = same.size() == 1 ? one.host() : "HOST";
        return switch (one.project()) {
            case "nova" -> "openstack compute service set --enable " + host + " " + one.binary();
            case "cinder" -> "openstack volume service set --enable " + host + " " + one.binary();
            default -> "openstack network agent list --host " + host + "; openstack network agent set --enable ID";
        };
    }
}
