package io.regioncheck.demo.region;

import java.util.Optional;

/** What nova and cinder ask of glance. */
public interface ImageStore {
    /** An image that can be booted: sizes in bytes and GiB. */
    record Bootable(String id, String name, long size, int minDisk) {}

    /** Returns an image that is active; none if it is not there, not active, or glance does not answer. */
    Optional<Bootable> find(String imageId);
}
