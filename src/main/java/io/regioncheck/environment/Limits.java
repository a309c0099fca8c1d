package io.regioncheck.environment;

import java.time.Duration;

/**
 * What a run may ask of the region.
 *
 * @param serversAtOnce servers that exist at the same time
 * @param requestsAtOnce API requests in flight
 * @param requestsPerSecond API requests started in one second
 * @param requestTimeout how long one API request may take
 * @param bootTimeout how long a server may take to become ACTIVE, and again to show its console markers
 * @param runDeadline how long a run may take before it is ended and cleaned up
 */
public record Limits(
        int serversAtOnce,
        int requestsAtOnce,
        int requestsPerSecond,
        Duration requestTimeout,
        Duration bootTimeout,
        Duration runDeadline) {}
