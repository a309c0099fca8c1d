package io.regioncheck.openstack;

import java.time.Instant;
import java.util.Optional;

/**
 * A nova or cinder service on a host.
 *
 * @param up the API's own judgement of its heartbeat
 * @param heartbeat when it last wrote one, in UTC
 */
public record ComputeService(
        String binary,
        String host,
        String zone,
        boolean enabled,
        boolean up,
        Optional<Instant> heartbeat,
        Optional<String> disabledReason) {}
