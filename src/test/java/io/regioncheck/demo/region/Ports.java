package io.regioncheck.demo.region;

import java.util.List;
import java.util.Optional;

/** What nova asks of neutron; refused with a {@link io.regioncheck.demo.http.Refusal}. */
public interface Ports {
    /**
     * A port as a guest meets it.
     *
     * @param prefix length of the subnet's prefix
     * @param leases whether a DHCP agent answers for it
     * @param metadata whether its requests for metadata are answered
     */
    record GuestPort(
            String id,
            String mac,
            String address,
            int prefix,
            String gateway,
            int mtu,
            String networkId,
            String networkName,
            boolean leases,
            boolean metadata) {}

    /**
     * A port as nova's API meets it.
     *
     * @param status {@code ACTIVE}, {@code DOWN}…
     * @param deviceId the server or router that it is plugged into; empty if none
     */
    record PortState(String id, String status, String deviceId, String subnetId, List<Group> groups) {}

    /** A security group of a port. */
    record Group(String id, String name, String description) {}

    /** Returns a port; none if there is no such port. Neutron overrides this: by default every port is there, and free. */
    default Optional<PortState> find(String portId) {
        return Optional.of(new PortState(portId, "ACTIVE", "", "", List.of(new Group("", "default", ""))));
    }

    /** Binds ports to a server on a host; they become ACTIVE a step later if the host's agent is alive, else binding fails. */
    boolean bind(List<String> portIds, String serverId, String host, String zone);

    /** Unbinds the ports of a server that is gone; those that its owner made stay. */
    void unbind(String serverId);

    /** Returns the ports of a server, in the order in which they were bound. */
    List<GuestPort> of(String serverId);

    /** Returns floating and fixed addresses of a port, as nova shows them: the fixed one is that of the port itself. */
    List<String> floatingAddresses(String portId);

    /**
     * Makes a port for a server that only named a network; it goes with the server.
     *
     * @param securityGroupIds empty for the project's default group
     */
    default String create(String networkId, String projectId, List<String> securityGroupIds) {
        throw new UnsupportedOperationException("no port is made in " + networkId);
    }
}
