package io.regioncheck.openstack;

import java.util.List;
import java.util.Optional;

/**
 * A port.
 *
 * @param owner such as {@code compute:nova} or {@code network:dhcp}
 * @param bindingType {@code ovs}, {@code unbound}, {@code binding_failed}
 */
public record Port(
        String id,
        String name,
        String networkId,
        String status,
        String owner,
        String deviceId,
        String mac,
        List<String> addresses,
        Optional<String> host,
        Optional<String> bindingType) {

    public Port {
        addresses = List.copyOf(addresses);
    }
}
