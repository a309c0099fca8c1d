package io.regioncheck.demo.region;

import java.time.Duration;

/**
 * How long things take in the region.
 *
 * @param step one step of a service that a client waits for: a port that becomes ACTIVE, a volume that becomes available
 * @param boot from a server's ACTIVE to the last line of its console
 * @param rpcTimeout after which a service gives up on another one that does not answer; 60 s in the field
 */
public record Tempo(Duration step, Duration boot, Duration rpcTimeout) {
    /** What makes a demo quick and still lets one see states change. */
    public static final Tempo BRISK = new Tempo(Duration.ofMillis(150), Duration.ofMillis(600), Duration.ofSeconds(3));
}
