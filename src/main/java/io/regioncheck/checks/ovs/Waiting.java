package io.regioncheck.checks.ovs;

import io.regioncheck.openstack.BoundPort;
import java.util.OptionalInt;

/**
 * A server's port that is bound, wanted up and not ACTIVE. Neutron says BUILD from when an agent asks for a device's details until it says
 * that the device is up, and DOWN where it says the contrary (get_device_details, update_device_up and update_device_down in
 * neutron/plugins/ml2/rpc.py, Kilo to 2026.1): of a port of a server that runs, an agent that fails on it leaves either.
 */
record Waiting(HostSwitch host, BoundPort port) {
    /**
     * Where the switch carries it all the same it works, but for l2_population: other hosts are told of ports that are ACTIVE only
     * (neutron/plugins/ml2/drivers/l2pop/mech_driver.py).
     */
    Fault fault() {
        boolean carried = isCarried();
        boolean populated = host.agent().populated();
        Fault fault = Fault.of(
                host.host(),
                port,
                "neutron has it " + port.status() + "; on the switch " + onTheSwitch(),
                "ACTIVE, as it is wanted up and its server runs",
                carried && !populated
                        ? "its agent, or that of its leases, has not said that it is done with it: it may lack an address or security groups"
                        : carried
                                ? "other hosts may not be told where it is until it is ACTIVE (l2_population)"
                                : "its agent has not wired it: it has no network",
                "on " + host.host() + ": grep " + port.id()
                        + " /var/log/neutron/*openvswitch-agent.log | tail, mend what it says; then "
                        + Remedies.restart(host.host()));
        return carried && !populated ? fault.mildly() : fault;
    }

    /** Returns whether it looks like one that its agent goes through anew, as after each start: plugged in all the time. */
    boolean isGoneThrough() {
        return port.status().equals("BUILD") && isCarried();
    }

    private boolean isCarried() {
        return host.wire(port.id()).filter(Waiting::isCarried).isPresent();
    }

    private static boolean isCarried(HostSwitch.Wire wire) {
        OptionalInt tag = wire.port().tag();
        return tag.isPresent()
                && tag.getAsInt() != WiringJudge.DEAD
                && !wire.end().isDown();
    }

    private String onTheSwitch() {
        return host.wire(port.id())
                .map(wire -> wire.end().name()
                        + (wire.port().tag().isPresent()
                                ? " has tag " + wire.port().tag().getAsInt()
                                : " has no local VLAN")
                        + (wire.end().isDown() ? " and is down" : ""))
                .orElse("nothing carries it");
    }
}
