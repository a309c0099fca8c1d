package io.regioncheck.openstack;

import java.util.Optional;

/**
 * A server to boot.
 *
 * @param imageId boot from this image on the hypervisor's disk…
 * @param volumeId …or from this volume; exactly one of the two
 * @param portId the port that it is plugged into
 * @param zone the availability zone, or {@code zone:host} to force a hypervisor
 */
public record ServerSpec(
        String name,
        String flavorId,
        Optional<String> imageId,
        Optional<String> volumeId,
        String portId,
        Optional<String> zone) {}
