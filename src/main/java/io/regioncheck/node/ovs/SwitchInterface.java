package io.regioncheck.node.ovs;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An interface in the switch's database.
 *
 * @param type {@code ""} or {@code system} for one of the kernel's, {@code internal}, {@code patch}, {@code vxlan}, {@code dpdkvhostuser}…
 * @param adminState {@code up} or {@code down}, where the switch can tell; of one that was moved to another network namespace it cannot
 * @param number its OpenFlow port on its bridge; empty if it has none, or it could not be made
 * @param externalIds who else knows it by what: {@code iface-id}, {@code attached-mac}, {@code vm-uuid}
 * @param options such as {@code peer}, {@code remote_ip}
 */
public record SwitchInterface(
        String name,
        String type,
        Optional<String> adminState,
        OptionalInt number,
        Map<String, String> externalIds,
        Map<String, String> options) {

    public SwitchInterface {
        externalIds = Map.copyOf(externalIds);
        options = Map.copyOf(options);
    }

    /** Returns the id of the port of neutron that it is. */
    public Optional<String> portId() {
        return Optional.ofNullable(externalIds.get("iface-id"));
    }

    /** Returns the interface of another bridge that it is tied to. */
    public Optional<String> peer() {
        return type.equals("patch") ? Optional.ofNullable(options.get("peer")) : Optional.empty();
    }

    /** Returns the address of the host at the other end of a tunnel. */
    public Optional<String> remoteAddress() {
        return Optional.ofNullable(options.get("remote_ip"));
    }

    /** Returns whether the switch knows that it is administratively down. */
    public boolean isDown() {
        return (type.isEmpty() || type.equals("system"))
                && adminState.filter("down"::equals).isPresent();
    }
}
