package io.regioncheck.checks.rpc;

import io.regioncheck.broker.RpcTarget;

/**
 * A daemon that takes calls.
 *
 * @param up whether the API that it reports to takes it for alive
 */
record Server(String binary, String host, boolean up, RpcTarget target) {

    String label() {
        return binary + " on " + host;
    }

    /** Returns the host without the backend that cinder puts behind it. */
    String machine() {
        int at = host.indexOf('@');
        return at < 0 ? host : host.substring(0, at);
    }
}
