package io.regioncheck.demo.region;

import java.util.Map;
import java.util.Optional;

/** What nova and cinder ask of glance. */
public interface ImageStore {
    /** An image that can be booted: sizes in bytes and GiB. */
    record Bootable(String id, String name, long size, int minDisk) {}

    /** Returns an image that is active; none if it is not there, not active, or glance does not answer. */
    Optional<Bootable> find(String imageId);

    /** Returns what cinder copies from an image to a volume that is made of it: its format, its checksum, its properties. */
    default Map<String, String> details(String imageId) {
        return find(imageId)
                .map(image -> Map.of("image_id", image.id(), "image_name", image.name()))
                .orElse(Map.of());
    }
}
