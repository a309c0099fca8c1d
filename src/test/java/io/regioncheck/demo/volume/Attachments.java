package io.regioncheck.demo.volume;

import io.regioncheck.demo.region.DemoRegion;
import io.regioncheck.demo.volume.Volume.Attachment;
import java.util.function.UnaryOperator;

/** Volumes on their way to a server and back. */
final class Attachments {
    private final DemoRegion region;
    private final Store store;
    private final VolumeWork work;

    Attachments(DemoRegion region, Store store, VolumeWork work) {
        this.region = region;
        this.store = store;
        this.work = work;
    }

    /** @param status what it is until it is attached */
    void reserve(String id, String status) {
        change(id, volume -> {
            if (!volume.status().equals("available")) {
                throw Faults.invalidVolume(
                        "Volume status must be available to reserve, but the status is " + volume.status() + ".");
            }
            return volume.in(status);
        });
    }

    void attach(String id, Attachment to) {
        change(id, volume -> {
            boolean free = volume.status().equals("reserved")
                    || volume.status().equals("attaching")
                    || volume.status().equals("available");
            if (!free) {
                throw Faults.invalidVolume("volume " + id + " is already attached");
            }
            return volume.attached(to);
        });
    }

    void beginDetaching(String id) {
        change(id, volume -> {
            if (!volume.status().equals("in-use")) {
                throw Faults.invalidVolume("Unable to detach volume. Volume status must be 'in-use' and attach_status"
                        + " must be 'attached' to detach.");
            }
            return volume.in("detaching");
        });
    }

    /** Takes back what was begun: a reservation, or a detach. */
    void roll(String id) {
        change(id, volume -> switch (volume.status()) {
            case "reserved", "attaching" -> volume.in("available");
            case "detaching" -> volume.in("in-use");
            default -> volume;
        });
    }

    /** Takes a volume from its server: free a step later, if there is a backend to hear of it. */
    void detach(String id) {
        change(id, volume -> switch (volume.status()) {
            case "reserved", "attaching" -> volume.in("available");
            case "in-use" -> volume.in("detaching");
            default -> volume;
        });
        if (work.isHeard()) {
            region.soon(
                    () -> store.change(id, volume -> volume.status().equals("detaching") ? volume.detached() : volume));
        }
    }

    private void change(String id, UnaryOperator<Volume> how) {
        if (store.change(id, how).isEmpty()) {
            throw Faults.noVolume(id);
        }
    }
}
