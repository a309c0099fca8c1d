package io.regioncheck.openstack;

import java.time.Instant;

/**
 * A neutron agent.
 *
 * @param alive the API's own judgement of its heartbeat
 * @param heartbeat in UTC
 */
public record Agent(
        String id, String type, String binary, String host, boolean alive, boolean adminUp, Instant heartbeat) {}
