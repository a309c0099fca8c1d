package io.regioncheck.demo.compute;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was ordered when a server was made.
 *
 * @param number counts all servers of the region: {@code instance-0000002a}
 * @param image it boots from this one…
 * @param rootVolume …or from this volume
 * @param zone the availability zone that was asked for
 * @param forcedHost the host that was asked for
 * @param networks those in which it gets a port that goes with it
 * @param requestId that of the order
 */
record ServerOrder(
        String id,
        int number,
        String name,
        String projectId,
        String userId,
        Flavor flavor,
        Optional<String> image,
        Optional<String> rootVolume,
        Optional<String> zone,
        Optional<String> forcedHost,
        List<String> ports,
        List<String> networks,
        Instant created,
        String requestId) {

    ServerOrder {
        ports = List.copyOf(ports);
        networks = List.copyOf(networks);
    }

    String instanceName() {
        return String.format("instance-%08x", number);
    }

    /** Returns what the metadata service calls it. */
    String ec2Id() {
        return String.format("i-%08x", number);
    }

    /** Returns the GiB that it takes of its hypervisor's disk. */
    int localDisk() {
        return rootVolume.isPresent() ? 0 : flavor.disk();
    }
}
