package io.regioncheck.openstack;

import java.util.List;

/** An availability zone and the compute hosts in it. */
public record AvailabilityZone(String name, boolean available, List<String> hosts) {

    public AvailabilityZone {
        hosts = List.copyOf(hosts);
    }
}
