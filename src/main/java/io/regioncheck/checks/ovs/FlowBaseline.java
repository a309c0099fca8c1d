package io.regioncheck.checks.ovs;

import io.regioncheck.checks.baseline.BaselineFile;
import java.util.Map;

/**
 * How many flows each host had, as it is kept in a file.
 *
 * @param region where they were counted
 * @param taken when
 * @param hosts by name
 */
record FlowBaseline(String region, String taken, Map<String, Count> hosts) {
    static final BaselineFile<FlowBaseline> FILE = new BaselineFile<>(
            "flows.json",
            FlowBaseline.class,
            "counts of flows",
            kept -> kept.hosts() != null && !kept.hosts().isEmpty());

    /**
     * @param ports that neutron had active on the host
     * @param flows by bridge
     */
    record Count(int ports, Map<String, Integer> flows) {}
}
