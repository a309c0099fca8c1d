package io.regioncheck.checks.ovs;

import io.regioncheck.check.SwitchAgentGate;

/** What to type. An agent that starts while its server is away wipes what works, so the gate comes first. */
final class Remedies {
    static final String GATE = SwitchAgentGate.WORDS;

    private Remedies() {}

    static String restart(String host) {
        return "on " + host + ": systemctl restart neutron-openvswitch-agent   # " + GATE;
    }
}
