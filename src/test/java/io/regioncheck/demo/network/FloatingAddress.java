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

    /** Returns the same leading elsewhere or nowhere; the L3 agent has not done it yet. */
    FloatingAddress leadingTo(Optional<Target> other) {
        return new FloatingAddress(label.touched(), address, networkId, other, "DOWN");
    }

    FloatingAddress being(String otherStatus) {
        return new FloatingAddress(label.touched(), address, networkId, to, otherStatus);
    }
}
