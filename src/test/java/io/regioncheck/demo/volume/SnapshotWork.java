package io.regioncheck.demo.volume;

import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Incident;
import java.util.Optional;

/** What the backends do with snapshots after the API has accepted a request. */
final class SnapshotWork {
    private final DemoRegion region;
    private final Store store;
    private final CinderLog log;
    private final VolumeWork volumes;

    SnapshotWork(DemoRegion region, Store store, CinderLog log, VolumeWork volumes) {
        this.region = region;
        this.store = store;
        this.log = log;
        this.volumes = volumes;
    }

    void create(String requestId, Snapshot snapshot) {
        VolumeWork.send(region);
        boolean hangs = !answers(snapshot);
        if (hangs || region.suffers(Incident.CINDER_VOLUME_STOPPED)) {
            region.after(hangs ? region.tempo().rpcTimeout() : region.tempo().step(), () -> {
                log.failed(requestId, "Create snapshot " + snapshot.id() + " failed.");
                failed(requestId, snapshot, UserMessage.Reason.SNAPSHOT_FAILED, "error");
            });
            return;
        }
        region.soon(() -> {
            log.volume(requestId, "Create snapshot completed successfully");
            store.changeSnapshot(snapshot.id(), one -> one.in("available"));
        });
    }

    /** Deletes a snapshot that is in {@code deleting}. */
    void delete(String requestId, Snapshot snapshot) {
        VolumeWork.send(region);
        if (!volumes.isHeard()) {
            return;
        }
        if (answers(snapshot)) {
            region.soon(() -> remove(requestId, snapshot));
        } else {
            region.after(region.tempo().rpcTimeout(), () -> {
                log.failed(requestId, "Delete snapshot " + snapshot.id() + " failed.");
                failed(requestId, snapshot, UserMessage.Reason.SNAPSHOT_KEPT, "error_deleting");
            });
        }
    }

    /** Ceph keeps a snapshot as long as a volume that was cloned from it leans on it (rbd_flatten_volume_from_snapshot = false). */
    private void remove(String requestId, Snapshot snapshot) {
        Optional<String> id = Optional.of(snapshot.id());
        boolean busy = snapshot.volume().backend() == Backend.CEPH
                && store.volumes()
                        .anyMatch(volume -> volume.origin().snapshotId().equals(id));
        if (busy) {
            log.failed(
                    requestId,
                    "Delete snapshot failed, due to snapshot busy.: cinder.exception.SnapshotIsBusy: deleting snapshot"
                            + " snapshot-" + snapshot.id() + " that has dependent volumes");
            failed(requestId, snapshot, UserMessage.Reason.SNAPSHOT_BUSY, "available");
        } else {
            log.volume(requestId, "Delete snapshot completed successfully.");
            store.removeSnapshot(snapshot.id());
        }
    }

    private boolean answers(Snapshot snapshot) {
        return snapshot.volume().backend().answers(region);
    }

    private void failed(String requestId, Snapshot snapshot, UserMessage.Reason reason, String status) {
        store.tell(requestId, snapshot.projectId(), "VOLUME_SNAPSHOT", snapshot.id(), reason);
        store.changeSnapshot(snapshot.id(), one -> one.in(status));
    }
}
