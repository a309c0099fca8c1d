package io.regioncheck.demo.network;

import java.util.Optional;

/**
 * A floating address.
 *
 * @param to the port that it leads to, if it leads anywhere
 */
record FloatingAddress(Label label, String address, String networkId, Optional<Target> to, String status)
        implements Resource {

    /** Where it leads, and by which router. */
    record Target(String portId, String fixedAddress, String routerId) {}

    FloatingAddress labelled(Label other) {
        return new FloatingAddress(other, address, networkId, to, status);
    }

    /** Returns the same leading elsewhere or nowhere; its status stays until the L3 agent has done it. */
    FloatingAddress leadingTo(Optional<Target> other) {
        return new FloatingAddress(label.touched(), address, networkId, other, status);
    }

    FloatingAddress being(String otherStatus) {
        return new FloatingAddress(label.touched(), address, networkId, to, otherStatus);
    }
}
