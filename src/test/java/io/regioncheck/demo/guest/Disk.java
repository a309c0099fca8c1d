package io.regioncheck.demo.guest;

/**
 * A disk as a guest meets it.
 *
 * @param volumeId the volume that it is; empty if it is the hypervisor's own
 * @param size in GiB
 */
public record Disk(String volumeId, int size) {
    private static final int MEBIBYTES = 1024;

    /** Returns a disk of the hypervisor. */
    public static Disk local(int size) {
        return new Disk("", size);
    }

    public boolean isVolume() {
        return !volumeId.isEmpty();
    }

    String megabytes() {
        return size * MEBIBYTES + "M";
    }
}
