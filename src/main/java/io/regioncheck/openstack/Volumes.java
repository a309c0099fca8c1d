package io.regioncheck.openstack;

import java.util.List;

/** Cinder, v3. */
public final class Volumes {

    public List<ComputeService> services() {
        throw new UnsupportedOperationException();
    }

    /** Returns the pools of all backends with their capacity. */
    public List<Pool> pools() {
        throw new UnsupportedOperationException();
    }

    /** Returns the names of the volume types. */
    public List<String> types() {
        throw new UnsupportedOperationException();
    }

    /** Asks for a volume; size in GiB. */
    public Volume create(VolumeSpec spec) {
        throw new UnsupportedOperationException();
    }

    public Volume volume(String id) {
        throw new UnsupportedOperationException();
    }

    public Snapshot createSnapshot(String name, String volumeId, boolean whileAttached) {
        throw new UnsupportedOperationException();
    }

    public Snapshot snapshot(String id) {
        throw new UnsupportedOperationException();
    }

    /** Returns the user messages about a resource, newest first: cinder's reason for an error. */
    public List<String> messages(String resourceId) {
        throw new UnsupportedOperationException();
    }

    public List<Named> volumesNamed(String prefix) {
        throw new UnsupportedOperationException();
    }

    public List<Named> snapshotsNamed(String prefix) {
        throw new UnsupportedOperationException();
    }

    /** Deletes; a volume in an error state is deleted by force; what is not there any more is fine. */
    public void delete(String volumeId) {
        throw new UnsupportedOperationException();
    }

    public void deleteSnapshot(String snapshotId) {
        throw new UnsupportedOperationException();
    }
}
