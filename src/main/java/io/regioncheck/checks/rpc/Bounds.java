package io.regioncheck.checks.rpc;

import io.regioncheck.broker.RpcClient;
import io.regioncheck.check.Parameters;
import java.time.Duration;

/** How long services are waited for, and how many are asked at once, as the suite says it. */
final class Bounds {
    private Bounds() {}

    static RpcClient.Bounds of(Parameters parameters) {
        return new RpcClient.Bounds(
                Duration.ofSeconds(parameters.integer("in-time-seconds", 5)),
                Duration.ofSeconds(parameters.integer("at-most-seconds", 10)),
                parameters.integer("at-once", 200));
    }
}
