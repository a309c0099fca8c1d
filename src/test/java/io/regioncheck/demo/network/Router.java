package io.regioncheck.demo.network;

import java.util.Optional;

/**
 * A router.
 *
 * @param gatewayNetworkId the external network that it leads to
 */
record Router(Label label, boolean adminUp, Optional<String> gatewayNetworkId) implements Resource {
    Router labelled(Label other) {
        return new Router(other, adminUp, gatewayNetworkId);
    }

    Router leadingTo(Optional<String> networkId) {
        return new Router(label.touched(), adminUp, networkId);
    }
}
