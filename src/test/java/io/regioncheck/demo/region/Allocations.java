package io.regioncheck.demo.region;

/** What nova asks of placement. */
public interface Allocations {
    void claim(String serverId, String projectId, String userId, String host, int vcpus, int memoryMiB, int diskGiB);

    void free(String serverId);
}
