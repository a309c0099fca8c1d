package io.regioncheck.broker;

import io.regioncheck.release.RpcVersion;
import java.util.Optional;

/** What a service may be asked. There is no other question: nothing that exists is ever called, ping apart. */
public sealed interface RpcQuestion {
    RpcTarget target();

    /** Whether it lives: nova/baserpc.py has {@code ping} in namespace {@code baseapi}, version 1.1, from Kilo to 2026.1. */
    record Ping(RpcTarget target) implements RpcQuestion {}

    /**
     * Whether it takes calls of a version: one of a method that no service has. The dispatcher looks for the version first, so NoSuchMethod
     * means that it does, UnsupportedVersion that it does not (oslo_messaging/rpc/dispatcher.py).
     */
    record VersionProbe(RpcTarget target, Optional<String> namespace, RpcVersion version) implements RpcQuestion {
        /**
         * A server of oslo.messaging 11 or newer does not log that it has no method whose name ends so (oslo_messaging/rpc/server.py). That
         * it does not take the version is logged by every server.
         */
        public static final String METHOD = "regioncheck_version_probe_ignore_errors";
    }
}
