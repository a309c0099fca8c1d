package io.regioncheck.environment;

import java.util.Optional;

/**
 * Where floating addresses come from.
 *
 * @param network name of neutron's external network
 * @param probeFrom name of the node from which a floating address is asked; empty asks from where regioncheck runs
 * @param probe how an address proves that it answers
 */
public record ExternalNetwork(String network, Optional<String> probeFrom, Probe probe) {

    /** {@code PING} sends echo requests; {@code HTTP} fetches {@code http://address/}; {@code TCP} opens port 22. */
    public enum Probe {
        PING,
        HTTP,
        TCP
    }
}
