package io.regioncheck.demo.volume;

import io.regioncheck.demo.http.Refusal;
import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.region.Incident;

/** What the scheduler and the backends do with volumes after the API has accepted a request. */
final class VolumeWork {
    private static final String TIMED_OUT = "rbd.Timeout: [errno 110] RBD operation timeout (error creating image)";

    /** What the lab's pool takes at most: its 11.36 GiB, of which the scheduler promises twenty times as much. */
    private static final int LARGEST = 227;

    private final DemoRegion region;
    private final Store store;
    private final CinderLog log;

    VolumeWork(DemoRegion region, Store store, CinderLog log) {
        this.region = region;
        this.store = store;
        this.log = log;
    }

    /** Returns whether a backend does what the API sends it. */
    boolean isHeard() {
        return !region.suffers(Incident.CINDER_VOLUME_STOPPED) && !region.suffers(Incident.RABBIT_MEMORY_ALARM);
    }

    /**
     * Sends something to the scheduler or to a backend, who may not be there to read it.
     *
     * @throws Refusal 504 from before cinder, if the broker takes nothing
     */
    static void send(DemoRegion region) {
        if (!region.publish()) {
            throw Faults.of(504, "Gateway Time-out");
        }
    }

    void create(String requestId, Volume volume) {
        send(region);
        boolean tooLarge = volume.backend() == Backend.CEPH && volume.size() > LARGEST;
        if (region.suffers(Incident.CINDER_VOLUME_STOPPED) || tooLarge) {
            region.soon(() -> isNowhere(requestId, volume, "No weighed backends available"));
        } else if (!volume.backend().answers(region)) {
            timesOut(requestId, volume);
        } else {
            region.soon(() -> place(requestId, volume));
        }
    }

    /**
     * Ends in error when three attempts have run into rados_connect_timeout: the lab's log of ceph-osd-stopped has a minute's worth of
     * them.
     */
    private void timesOut(String requestId, Volume volume) {
        region.soon(() ->
                store.change(volume.id(), one -> one.scheduled(one.backend().pool(region))));
        region.after(region.tempo().rpcTimeout(), () -> {
            log.failed(requestId, "Failed to create volume " + volume.id() + ": " + TIMED_OUT);
            isNowhere(requestId, volume, "Exceeded max scheduling attempts 3 for resource " + volume.id());
        });
    }

    private void isNowhere(String requestId, Volume volume, String why) {
        log.unscheduled(requestId, why);
        store.tell(requestId, volume.projectId(), "VOLUME", volume.id(), UserMessage.Reason.NO_BACKEND);
        store.change(volume.id(), one -> one.status().equals("creating") ? one.failed() : one);
    }

    private void place(String requestId, Volume volume) {
        boolean fromImage = volume.origin().imageId().isPresent();
        store.change(volume.id(), one -> {
            Volume placed = one.scheduled(one.backend().pool(region));
            return fromImage ? placed.in("downloading") : placed;
        });
        region.soon(() -> {
            log.volume(requestId, "Volume volume-" + volume.id() + " (" + volume.id() + "): created successfully");
            log.volume(requestId, "Created volume successfully.");
            store.change(
                    volume.id(), one -> one.booting(one.bootable() || fromImage).in("available"));
        });
    }

    /** Deletes a volume that is in {@code deleting}. */
    void delete(String requestId, Volume volume) {
        send(region);
        if (!isHeard()) {
            return;
        }
        if (!volume.backend().answers(region)) {
            region.after(region.tempo().rpcTimeout(), () -> {
                log.failed(requestId, "Unable to delete volume " + volume.id() + ": " + TIMED_OUT);
                store.change(volume.id(), one -> one.in("error_deleting"));
            });
            return;
        }
        region.soon(() -> {
            store.removeVolume(volume.id());
            log.volume(requestId, "Deleted volume successfully.");
        });
    }
}
