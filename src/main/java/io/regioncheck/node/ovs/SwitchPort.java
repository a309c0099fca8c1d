package io.regioncheck.node.ovs;

import java.util.List;
import java.util.OptionalInt;

/**
 * A port of a bridge.
 *
 * @param tag the VLAN that it is in, within its bridge; empty if it is in all
 */
public record SwitchPort(String name, OptionalInt tag, List<SwitchInterface> interfaces) {

    public SwitchPort {
        interfaces = List.copyOf(interfaces);
    }
}
