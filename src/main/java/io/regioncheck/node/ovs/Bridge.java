package io.regioncheck.node.ovs;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A bridge.
 *
 * @param failMode {@code secure} or {@code standalone}; empty is as {@code standalone}
 * @param protocols the versions of OpenFlow that it speaks, such as {@code OpenFlow13}; empty for what its release speaks by itself
 */
public record Bridge(String name, Optional<String> failMode, List<String> protocols, List<SwitchPort> ports) {

    public Bridge {
        protocols = List.copyOf(protocols);
        ports = List.copyOf(ports);
    }

    public Stream<SwitchInterface> interfaces() {
        return ports.stream().flatMap(port -> port.interfaces().stream());
    }

    public Optional<SwitchInterface> interfaceNamed(String name) {
        return interfaces().filter(one -> one.name().equals(name)).findFirst();
    }

    /** Returns its patches, and what is tied to it by a name on both sides: agents of old releases use pairs of veth too. */
    public Optional<SwitchInterface> patchTo(Bridge other) {
        return interfaces()
                .filter(one -> one.peer().flatMap(other::interfaceNamed).isPresent())
                .findFirst();
    }
}
