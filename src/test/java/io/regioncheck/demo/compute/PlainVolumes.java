package io.regioncheck.demo.compute;

import io.regioncheck.demo.region.BlockDevices;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Volumes without a cinder: those that a test made. */
final class PlainVolumes implements BlockDevices {
    volatile boolean answers = true;
    private final Map<String, BlockDevice> volumes = new ConcurrentHashMap<>();
    private final Map<String, String> sectors = new ConcurrentHashMap<>();

    void make(String id, boolean bootable) {
        put(id, "available", bootable);
    }

    private void put(String id, String status, boolean bootable) {
        volumes.put(id, new BlockDevice(id, id, status, 1, bootable));
    }

    private void become(String id, String status) {
        find(id).ifPresent(volume -> put(id, status, volume.bootable()));
    }

    String status(String id) {
        return find(id).map(BlockDevice::status).orElse("gone");
    }

    @Override
    public Optional<BlockDevice> find(String volumeId) {
        return Optional.ofNullable(volumes.get(volumeId));
    }

    @Override
    public void reserve(String volumeId) {
        become(volumeId, "reserved");
    }

    @Override
    public void attach(String volumeId, String serverId, String device, String host) {
        become(volumeId, "in-use");
    }

    @Override
    public void detach(String volumeId, String serverId) {
        become(volumeId, "available");
    }

    @Override
    public String firstSector(String volumeId) {
        return sectors.getOrDefault(volumeId, "");
    }

    @Override
    public boolean write(String volumeId, String text) {
        sectors.put(volumeId, text);
        return true;
    }

    @Override
    public boolean answers(String volumeId) {
        return answers;
    }
}
