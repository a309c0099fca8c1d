package io.regioncheck.check;

import java.util.Collection;

/**
 * What must be green before an agent of Open vSwitch is restarted: one that starts while its server or the broker is away wipes what
 * works. Whatever tells to restart one says so beside it.
 */
public final class SwitchAgentGate {
    public static final String WORDS = "regioncheck run --suite before-ovs-agent-restart must be green first";
    /** In the name of its program, its unit, its package and its log: {@code neutron-openvswitch-agent}, {@code neutron-plugin-openvswitch-agent}. */
    private static final String AGENT = "openvswitch-agent";

    private SwitchAgentGate() {}

    /** Returns whether one of these programs, units or packages is such an agent. */
    public static boolean isBefore(Collection<String> names) {
        return names.stream().anyMatch(name -> name.contains(AGENT));
    }

    /** Returns the gate as a comment for the end of a command line that restarts these; nothing where none of them is such an agent. */
    public static String comment(Collection<String> names) {
        return isBefore(names) ? "   # " + WORDS : "";
    }
}
