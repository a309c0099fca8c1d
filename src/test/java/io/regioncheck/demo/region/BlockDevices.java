package io.regioncheck.demo.region;

import java.util.Optional;

/** What nova asks of cinder. */
public interface BlockDevices {
    /** A volume as nova sees it: its size in GiB, and whether a guest can boot from it. */
    record BlockDevice(String id, String name, String status, int size, boolean bootable) {}

    Optional<BlockDevice> find(String volumeId);

    /** Reserves a volume for a server: {@code reserved}, then {@code in-use} when {@link #attach} is called. */
    void reserve(String volumeId);

    /** Attaches a reserved volume; it is {@code in-use} from then on. */
    void attach(String volumeId, String serverId, String device, String host);

    void detach(String volumeId, String serverId);

    /** Returns the text in the volume's first sector; empty if nobody wrote any. */
    String firstSector(String volumeId);

    /** Writes into the first sector; false if the storage does not answer, or keeps nothing. */
    boolean write(String volumeId, String text);

    /** Returns whether reads and writes of the volume come back at all. */
    boolean answers(String volumeId);
}
