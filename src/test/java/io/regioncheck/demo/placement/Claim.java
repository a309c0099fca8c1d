package io.regioncheck.demo.placement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a server holds of the provider of its host. */
record Claim(Provider provider, String projectId, String userId, int vcpus, int memoryMiB, int diskGiB) {

    /** Returns what is held, without the classes that nothing is held of: a server that boots from a volume has no disk. */
    Map<String, Integer> resources() {
        Map<String, Integer> held = new LinkedHashMap<>();
        held.put("VCPU", vcpus);
        held.put("MEMORY_MB", memoryMiB);
        held.put("DISK_GB", diskGiB);
        held.values().removeIf(amount -> amount == 0);
        return held;
    }

    void write(ObjectNode json) {
        resources().forEach(json::put);
    }
}
